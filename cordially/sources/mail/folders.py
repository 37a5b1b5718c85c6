"""Folders whose mail is left out: drafts, spam and what was deleted, in the words of many languages."""

import csv

from cordially.sources.mail.encoded import decoded
from cordially.sources.mail.headers import Fields

_WORDS = {
    "drafts": """drafts draft entwürfe entwurf brouillons brouillon borradores borrador bozze bozza rascunhos rascunho
        concepten concept utkast kladder kladde luonnokset wersje_robocze szkice черновики чернетки koncepty koncept
        下書き 草稿 草稿箱 임시보관함 taslaklar πρόχειρα piszkozatok ciorne""",
    "spam": """spam junk junk_mail junk_e-mail junk-e-mail bulk_mail bulk courrier_indésirable indésirables pourriel
        correo_no_deseado no_deseado posta_indesiderata indesiderata lixo_eletrônico lixo_eletrónico spamverdacht
        unbekannt ongewenste_e-mail ongewenst skräppost søppelpost uønsket_e-mail roskaposti wiadomości-śmieci спам
        nevyžádaná_pošta 迷惑メール 垃圾邮件 垃圾郵件 스팸함 스팸 ανεπιθύμητα""",
    "deleted messages": """trash deleted deleted_items deleted_messages bin papierkorb gelöschte_elemente gelöscht
        corbeille éléments_supprimés messages_supprimés papelera elementos_eliminados eliminados cestino
        posta_eliminata lixeira lixo itens_excluídos prullenbak verwijderde_items papirkurv slettede_elementer
        slettet_post papperskorgen borttaget roskakori kosz elementy_usunięte корзина кошик koš ゴミ箱 已删除邮件
        已刪除的郵件 휴지통 çöp_kutusu κάδος_απορριμμάτων""",
}
_LEFT_OUT = {word.replace("_", " "): what for what, told in _WORDS.items() for word in told.split()}


def left_out(labels: tuple[str, ...]) -> str:
    """What mail with such labels is called in the report; "" where it is kept."""
    for label in labels:
        name = label.replace("\\", "/").rpartition("/")[2].casefold()
        what = _LEFT_OUT.get(name) or _LEFT_OUT.get(name.removeprefix("inbox.").strip("[] "))
        if what:
            return what
    return ""


def labels(fields: Fields, folder: str) -> tuple[str, ...]:
    """Gmail's labels where it tells them, else the folder."""
    raw = fields.get("x-gmail-labels")
    if raw is None:
        return (folder,) if folder else ()
    return _gmail(raw)


_known: dict[bytes, tuple[str, ...]] = {}


def _gmail(raw: bytes) -> tuple[str, ...]:
    found = _known.get(raw)
    if found is None:
        if len(_known) > 10_000:
            _known.clear()
        found = _known[raw] = _split(decoded(raw[:4096]))
    return found


def _split(told: str) -> tuple[str, ...]:
    """A list with commas, where a label with a comma of its own stands in quotes."""
    try:
        row = next(csv.reader([told], skipinitialspace=True), [])
    except csv.Error:
        row = told.split(",")
    return tuple(dict.fromkeys(label.strip()[:100] for label in row if label.strip()))[:50]
