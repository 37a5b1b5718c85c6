"""The words with which mail programs of many languages open a quote, and with which people end a letter."""

from cordially.core.letters import words

# The verb of "On Monday, Ana wrote:".
WROTE = words(
    """wrote writes said schrieb schreibt geschrieben écrit ecrit écrivait écrivit
    escribió escribio escribe escrito
    scritto scrisse scrive escreveu schreef geschreven skrev skriver kirjoitti napisał napisała napisał(a) napisali
    pisze napsal napsala написал написала написав пише пишет írta yazdı"""
)

WROTE_SIGNS = ("さん", "写道", "写到", "寫道", "作成", "님이")

# How such a line may begin.
ON = words("on am le el il op den em dnia dne data quoting zitat from no w")
DAYS = words(
    """mon tue wed thu fri sat sun mo di mi do fr sa so lun mar mer jeu ven sam dim lunes martes miércoles jueves
    viernes man tir ons tor fre lør søn mån tis lör sön ma wo vr za zo pon wt śr czw pt sob seg ter qua qui sex sáb
    пн вт ср
    чт пт сб вс нд po út st čt pá ne hétfő"""
)

# The lines of a mail's head as programs put them above what they quote.
HEAD = {
    "from": words(
        """from von de da van fra från od lähettäjä expéditeur remitente mittente 差出人 发件人 寄件者 от kimden feladó
        보낸사람"""
    ),
    "sent": words(
        """sent date gesendet datum envoyé enviado enviada inviato verzonden sendt dato skickat wysłano lähetetty
        fecha data 送信日時 日付 日期 发送时间 寄件日期 отправлено дата odesláno päiväys gönderildi küldve"""
    ),
    "to": words(
        """to an à a para per aan til till do vastaanottaja pour destinataire destinatario 宛先 收件人 收件者 кому komu
        kime címzett"""
    ),
    "cc": words(
        "cc kopie bcc copie copia kopi kopia dw reply-to organisation organization importance attachments 抄送"
    ),
    "subject": words(
        """subject betreff objet asunto oggetto assunto onderwerp emne ämne temat aihe předmět 件名 主题 主旨 тема betr
        betrifft tárgy konu"""
    ),
}

# Between dashes.
SEPARATORS = """
    original message|original appointment|original e-?mail|original memo|forwarded message
    |forwarded by [^\\n]{1,100}|forward|forwarded|reply message|reply separator|in reply to
    |message d['’]origine|message original|message transféré|message initial|courriel original
    |(?:ursprüngliche|weitergeleitete|originale) (?:nachricht|mail|e-mail)|original-?nachricht|original-?mail
    |mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)
    |(?:oorspronkelijk|doorgestuurd|origineel) bericht
    |original(?:t |a )?meddelande|(?:ursprungligt|vidarebefordrat) meddelande|oprindelig (?:meddelelse|besked)
    |videresendt (?:meddelelse|melding|besked)|(?:opprinnelig|original) melding|(?:alkuperäinen
    |välitetty) viesti
    |wiadomość (?:oryginalna|przekazana)|(?:oryginalna|przekazana) wiadomość|(?:původní|přeposlaná) zpráva
    |(?:исходное|пересылаемое) сообщение|元のメッセージ|転送メッセージ|原始邮件|转发邮件|原始郵件|轉寄的郵件
    |(?:eredeti|továbbított) üzenet|(?:orijinal|iletilen) (?:mesaj|ileti)"""

# On a line of their own, with a colon.
FORWARDS = """
    begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:transféré
    |réexpédié)
    |inicio del mensaje reenviado|início da mensagem (?:encaminhada|reencaminhada)|inizio messaggio inoltrato
    |begin doorgestuurd bericht|vidarebefordrat brev|start på videresendt (?:besked|melding|e-mail)
    |välitetty viesti alkaa|początek przekazywanej wiadomości|転送されたメッセージ|下面是被转发的邮件"""

SENT_FROM = """
    sent (?:from|via|with|using) (?:my |the |a )?[^\\n,;]{2,60}|get outlook for [^\\n]{2,80}
    |sent by [^\\n,;]{2,40} (?:phone|mail|app)|von meinem [^\\n,;]{2,40} gesendet|gesendet (?:von|mit
    |via) [^\\n,;]{2,60}
    |envoyé (?:de|depuis) (?:mon )?[^\\n,;]{2,50}|enviado (?:desde|do|a partir|de) [^\\n,;]{2,50}|inviato (?:da
    |dal) [^\\n,;]{2,50}
    |verzonden (?:vanaf|met|van|via) [^\\n,;]{2,50}|verstuurd vanaf [^\\n,;]{2,50}|skickat från [^\\n,;]{2,50}
    |sendt fra [^\\n,;]{2,50}|lähetetty [^\\n,;]{2,50}(?:stä|sta|lla|llä)|wysłan[eo] z [^\\n,;]{2,50}
    |отправлено (?:с|из) [^\\n,;]{2,50}|iphoneから送信|从我的 ?iphone ?发送
    |(?:outlook|téléchargez outlook|holen sie sich outlook) (?:für|pour|voor|para|per) (?:ios
    |android)[^\\n,;]{0,80}"""

FOOTERS = """
    you received this message because|to post (?:a message )?to this (?:list|group)
    |to unsubscribe (?:from|send|visit)|you are receiving this (?:mail|email|because)
    |reply to this email directly or view it on
    |this (?:e-?mail|message)[^\\n]{0,80}(?:confidential|intended (?:solely|only|for))
    |(?:the )?information (?:contained )?in this (?:e-?mail|communication|message)|disclaimer\\b
    |confidentiality notice
    |diese e-?mail (?:enthält|kann)[^\\n]{0,60}vertraulich|ce (?:message|courriel)[^\\n]{0,60}confidentiel
    |please consider the environment"""

CLOSINGS = """
    best|best regards|best wishes|all the best|kind regards|kindest regards|warm regards|warmest regards
    |warmly|regards
    |with (?:kind |best |warm )?regards|many thanks|thanks|thanks (?:and|&) regards|thanks again|thank you
    |thank you so much
    |thx|cheers|sincerely|sincerely yours|yours|yours sincerely|yours truly|yours faithfully|cordially
    |respectfully
    |take care|talk soon|see you|see you soon|love|ciao|br|rgds|mit freundlichen grüßen
    |mit freundlichen gruessen
    |freundliche grüße|viele grüße|liebe grüße|beste grüße|herzliche grüße|schöne grüße|gruß|grüße|mfg|lg|vg
    |cordialement
    |bien cordialement|bien à vous|amicalement|meilleures salutations|sincères salutations|merci|saludos
    |un saludo
    |saludos cordiales|atentamente|un abrazo|abrazos|gracias|cordiali saluti|distinti saluti|saluti|un saluto
    |grazie
    |a presto|atenciosamente|abraços|abraço|obrigado|obrigada|cumprimentos|met vriendelijke groet(?:en)?
    |vriendelijke groet(?:en)?|groet|groeten|groetjes|mvg|bedankt|mvh|med venlig hilsen|venlig hilsen|hilsen|kh
    |mange hilsner|med vennlig hilsen|vennlig hilsen|med vänlig hälsning|med vänliga hälsningar
    |vänliga hälsningar
    |hälsningar|ystävällisin terveisin|terveisin|pozdrawiam|z poważaniem|serdecznie pozdrawiam|pozdrowienia
    |с уважением|s pozdravem|üdvözlettel|saygılarımla"""

CONTACTS = """
    \\d[\\d ()./-]{6,}\\d|@[\\w-]+\\.\\w|https?://|www\\.
    |\\b(?:tel|phone|mobile|cell|office|fax|mob|t|m|p|skype|direct)[.:] ?[+(\\d]
    |\\b(?:gmbh|inc\\.?|ltd\\.?|llc|ag|s\\.a\\.|b\\.v\\.|corp\\.?|university|director|manager|engineer
    |founder|ceo|cto
    |officer|president|consultant|recruiter|analyst|associate)\\b"""


def any_of(told: str) -> str:
    """One expression from such a table, in any case, that looks at the first letter only where none fits."""
    groups: dict[str, list[str]] = {}
    for one in _alternatives("".join(line.strip() for line in told.split("\n"))):
        groups.setdefault(one[0] if one[0].isalpha() else "", []).append(one)
    strange = groups.pop("", [])
    told_by_letter = [
        f"[{letter}{letter.upper()}](?i:{'|'.join(one[1:] for one in ones)})" for letter, ones in groups.items()
    ]
    return "|".join([*told_by_letter, *(f"(?i:{one})" for one in strange)])


def _alternatives(told: str) -> list[str]:
    """Split at each "|" that stands in no brackets."""
    found, depth, begin = [], 0, 0
    for place, sign in enumerate(told):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            found.append(told[begin:place])
            begin = place + 1
    return [one for one in [*found, told[begin:]] if one]
