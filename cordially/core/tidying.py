"""Names as people would write them, from the many ways in which programs write them."""

import re
import unicodedata
from functools import lru_cache

from cordially.core.letters import folded, visible, without_pictures, words

LONGEST = 120  # characters of a name; the rest is cut

PARTICLES = words(
    """af al av bin da das de degli dei del della den der des di do dos du e el ibn la las le los ten ter van vom von y
    zu zum zur"""
)
TITLES = words(
    """mr mrs ms miss mx dr prof professor herr frau hr fr mme mlle monsieur madame sr sra srta dra don dona dna eng ing
    sig sigra sir dame rev"""
)
SUFFIXES = words(
    """aca acca acp acsm aia bba bcom bed beng bsc cba ccie ccna ccnp cfa cfp cia cipd cism cissp cma cpa cpcc cpo
    cscp cscs csm csp cspo dba dds dipl diplinf dipling diplkfm dphil edd esq fcca frm gphr jd lcsw llb llm lpc
    lssbb mba md meng mfa mph mpp mres msc msca msn msw npdp oscp pcc pfa pgmp phd phr pmi pmo pmp prince2 psm
    rn safe shrm shrmcp shrmscp spc sphr togaf"""
)
GENERATIONS = words("jr sr ii iii iv junior senior")
COMPANY = re.compile(
    r"\b(?:(?i:inc|ltd|llc|llp|gmbh|mbh|sarl|corp|corporation|company|limited|lda|ltda|pty|foundation|stiftung|university"
    r"|universität|universidade|institute|bank|verein|association|agency|holdings?|group|gruppe|solutions|consulting"
    r"|technologies|e\.v|s\.a|s\.r\.l|b\.v|n\.v|s\.p\.a|a/s)\b"
    r"|(?:AG|KG|OHG|SA|SAS|SRL|BV|NV|OY|AB|SpA|plc|PLC|eV|ApS)$)\.?"
)

_VIA = re.compile(
    r"""^["']?(.{1,80}?)["']?\s+(?:via|über|através d[eo]|a través de|par le biais de)\s+(\S.{0,80})$""", re.I
)
_AROUND = " \"'`´“”„‘’«»<>*_,;:\\"
_QUOTES = re.compile(r"[\"“”„«»<>`´]")
_BRACKETED = re.compile(r"<[^<>]*@[^<>]*>|\"[^\"]*\"|“[^“”]*”|\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|（[^（）]*）")
_SITE = re.compile(r"\S+\.(?:com|org|net|info|app|dev|io|co|de|fr|es|pt|uk|eu|ch|at|nl|it)", re.IGNORECASE)
_DOTTED = re.compile(r"([^\W\d_]{2,20})[._]([^\W\d_]{3,20})")
_TAIL = re.compile(r"\s+(?:[|•·@/–—-]+|at|bei|from)\s+\S.*$|\s*[|•·].*$")


def via(name: str) -> str:
    """The service in "Ana Silva via LinkedIn", whose address it then is and not Ana's; "" if there is none."""
    found = _VIA.match(_plain(name))
    return found[2].strip(" \"'") if found else ""


@lru_cache(maxsize=1 << 16)
def display(name: str) -> str:
    """`name` tidied: "SILVA, Ana (Acme), MBA" is "Ana Silva". An address in place of a name is no name: ""."""
    text = _plain(name)
    through = _VIA.match(text)
    text = through[1] if through else text
    text = _unwrapped(text)
    if "://" in text or re.fullmatch(r"\S+@\S+", text):
        return ""
    if _is_company(text) or _SITE.fullmatch(text):
        return text
    return _cased(_in_order(_spaced(_TAIL.sub("", text).strip(" -–—,;"))))


def _spaced(text: str) -> str:
    """ "ana.silva" as two words; "booking.com" stays one."""
    found = _DOTTED.fullmatch(text)
    return f"{found[1]} {found[2]}" if found else text


def _is_company(text: str) -> bool:
    """ "Acme SA", but neither "Jorge Sa" nor "JORGE SA"."""
    return bool(COMPANY.search(text)) and not (text.isupper() and len(text.split()[-1]) < 3)


def _plain(name: str) -> str:
    text = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in name[: 4 * LONGEST])
    text = without_pictures(unicodedata.normalize("NFC", visible(text)))
    return " ".join(text.split())[:LONGEST].strip()


def _unwrapped(text: str) -> str:
    """Without what stands around or inside a name: quotes, a chat's "~", remarks in brackets, nicknames, addresses."""
    text = text.lstrip("~ ").strip(_AROUND)
    bare = " ".join(_BRACKETED.sub(" ", text).split()).strip(_AROUND)
    bare = _QUOTES.sub("", bare or text.strip("()[]{} "))
    if "@" in bare and " " in bare:
        bare = " ".join(piece for piece in bare.split() if "@" not in piece.strip("@"))
    return bare.strip(_AROUND)


def _in_order(text: str) -> str:
    """Given name first, without the degrees behind commas: "Silva, Ana, MBA" is "Ana Silva"."""
    first, *rest = [piece.strip() for piece in text.split(",")]
    rest = [piece for piece in rest if piece and not _is_suffix(piece, first)]
    first = _without_suffixes(first)
    if len(rest) == 1 and _is_family_first(first, rest[0]):
        return f"{rest[0]} {first}"
    if rest and _names_several(text):
        return text
    return first


def _names_several(text: str) -> bool:
    return bool(re.search(r"\s(?:and|und|et|y|e|&)\s", text)) or text.count(",") > 2


def _is_suffix(piece: str, before: str) -> bool:
    pieces = [_bare(word) for word in piece.replace("/", " ").split()]
    if all(word in SUFFIXES or word in GENERATIONS for word in pieces):
        return True
    shouted = piece.isupper() and not before.isupper() and " " in before and len(pieces) == 1
    return shouted and len(pieces[0]) <= 6


def _is_family_first(first: str, second: str) -> bool:
    from cordially.core.nicknames import is_known

    firsts, seconds = first.split(), second.split()
    if not firsts or not seconds or len(seconds) > 3 or _names_several(second):
        return False
    families = [word for word in firsts if folded(word) not in PARTICLES]
    if len(families) > 2:
        return False
    return len(families) < 2 or not is_known(folded(firsts[0])) or is_known(folded(seconds[0]))


def _without_suffixes(text: str) -> str:
    pieces = text.split()
    while len(pieces) > 2 and _bare(pieces[-1]) in SUFFIXES and _is_degree(pieces[-1]):
        pieces.pop()
    return " ".join(pieces)


def _is_degree(word: str) -> bool:
    """ "MBA", "Ph.D." and "PhD", but not the surname "Ma"."""
    return word.isupper() or "." in word or word[-1].isupper()


def _bare(word: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(word))


def _cased(text: str) -> str:
    pieces = text.split()
    cased = [piece for piece in pieces if piece.lower() != piece.upper()]
    shouted = bool(cased) and all(piece.isupper() for piece in cased) and (len(cased) > 1 or len(cased[0]) > 3)
    if shouted or text.islower():
        return " ".join(_word(piece, place) for place, piece in enumerate(pieces))
    if len(cased) > 1:
        pieces = [_word(piece, 1) if _is_shouted(piece) else piece for piece in _shouted_last(pieces)]
    return " ".join(pieces)


def _shouted_last(pieces: list[str]) -> list[str]:
    """ "SOUZA João" is João Souza."""
    from cordially.core.nicknames import is_known

    is_turned = _is_shouted(pieces[0]) and is_known(folded(pieces[1]))
    return [*pieces[1:], pieces[0]] if is_turned else pieces


def _is_shouted(word: str) -> bool:
    """The surname in "Ana SILVA"; initials, numerals and the like ("JD", "III", "DHL") stay."""
    if not set(folded(word)) & set("aeiouy") and word.isascii():
        return False
    return len(word) > 2 and word.isupper() and word.isalpha() and _bare(word) not in GENERATIONS | SUFFIXES


def _word(word: str, place: int) -> str:
    if place and word.lower() in PARTICLES:
        return word.lower()
    if word.lower() in GENERATIONS and word.isupper() and "I" in word:
        return word
    word = re.sub(r"[^\W\d_]+", lambda run: run[0][0].upper() + run[0][1:].lower(), word)
    return re.sub(r"^Mc([a-z])(?=[a-z])", lambda found: "Mc" + found[1].upper(), word)


_NO_HUMAN = words(
    """account accounts accounting admin administrator admissions alert alerts announcement announcements automated
    automation automatic benachrichtigung benachrichtigungen billing bot bounce buchhaltung calendar careers
    community concierge confirmation cron customer customers daemon delivery department digest donotreply
    editorial email events feedback forum group gruppe helpdesk info information invoice jobs karriere kalender
    kontakt kundenservice list mailer mailing mailbox marketing member membership newsletter newsletters news
    noreply notification notifications notificaciones notificacoes notifier offers office official orders
    payments postmaster promo recruiting redaktion rechnung reminder reply reservations robot sales security
    service services shop staff store subscriptions suporte support system talent team technical tickets
    undisclosed unknown unsubscribe update updates verification webmaster helpline equipe equipo boletin boletim
    atendimento vertrieb abteilung participants organizer recipients the your our do not"""
)
_PERHAPS_HUMAN = words("jobs list reply service store shop staff news office do the system talent our not bot")
_BRANDS = words(
    """airbnb amazon apple asana atlassian booking dhl dropbox ebay eventbrite facebook github gitlab glassdoor
    google indeed instagram jira klarna linkedin mailchimp medium meetup microsoft netflix notion paypal
    pinterest quora reddit slack spotify stackoverflow stripe substack telegram tiktok trello twitter uber
    whatsapp wordpress xing youtube zoom zoominfo"""
)


@lru_cache(maxsize=1 << 15)
def is_human(name: str) -> bool:
    """Could this be a human being's name? False for "GitHub Notifications", "Support Team", "Acme GmbH", "no-reply"."""
    text = _unwrapped(_plain(name))
    through = _VIA.match(text)
    text = _TAIL.sub("", through[1] if through else text)
    if not any(sign.isalpha() for sign in text) or re.search(r"[@/\\#]|\w\.(?:com|org|net|de|io|pt|co)\b", text):
        return False
    if _is_company(text):
        return False
    return not _is_no_human([_bare(word) or word for word in re.split(r"[\s._-]+", text)])


def _is_no_human(pieces: list[str]) -> bool:
    from cordially.core.nicknames import is_known

    found = [piece for piece in pieces if piece in _NO_HUMAN]
    if pieces in (["hr"], ["it"]) or (re.search(r"\d{3}", "".join(pieces)) and not is_known(pieces[0])):
        return True
    if pieces[0] in _BRANDS and (len(pieces) == 1 or found or not is_known(pieces[0])):
        return True
    if not found:
        return False
    surname_only = len(pieces) == 2 and found == pieces[1:] and found[0] in _PERHAPS_HUMAN
    return not (surname_only and is_known(pieces[0]))
