"""Every e-mail address, phone number and LinkedIn page in one form, so that the same one is known again."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from cordially.core.letters import visible, words

LONGEST = 320  # characters of an e-mail address (RFC 3696); whatever is longer is none
LOCAL_MARK = "~"  # before a phone number whose country is not known

_PLAIN = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,128}@[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_BRACKETS = re.compile(r"<([^<>]*)>")
_COMMENT = re.compile(r"\([^()]*\)")
_SCHEME = re.compile(r"^(?:mailto|smtp|e-?mail|imap|sip|xmpp)\s*:\s*(?=[^\s])", re.IGNORECASE)
_QUOTED = re.compile(r"""^["']+([^"'\s@]+)["']+$""")


@lru_cache(maxsize=1 << 16)
def email(text: str) -> str:
    """`text` as an address in one form: lower case, bare, its domain readable; "" if it is none."""
    plain = text.strip().lower()
    if _PLAIN.fullmatch(plain) and len(plain) <= LONGEST and ".." not in plain and "xn--" not in plain:
        return "" if _SCHEME.match(plain) else plain
    return _untangled(text[: 4 * LONGEST])


def _untangled(text: str) -> str:
    text = visible(unicodedata.normalize("NFKC", text)).strip()
    bracketed = _BRACKETS.findall(text)
    if bracketed:
        text = bracketed[-1]
    text = _SCHEME.sub("", text.strip().strip("<>")).partition("?")[0].strip()
    text = _COMMENT.sub("", text).strip(" \t'\";,.:()[]<>")
    if "%" in text and "%40" in text.lower() and "@" not in text:
        text = unquote(text)
    local, at, host = text.lower().rpartition("@")
    return _joined(_QUOTED.sub(r"\1", local.strip()), _readable(host.strip().rstrip("."))) if at else ""


def _joined(local: str, host: str) -> str:
    whole = f"{local}@{host}"
    if not local or not host or len(whole) > LONGEST or "@" in local.strip('"'):
        return ""
    if any(sign.isspace() or sign in '<>,;:()"\\' for sign in whole):
        return ""
    return "" if any(not label for label in host.split(".")) else whole


def _readable(host: str) -> str:
    """The domain as people write it: "xn--mnchen-3ya.de" is "münchen.de"."""
    return ".".join(_label(part) if part.startswith("xn--") and len(part) < 64 else part for part in host.split("."))


def _label(part: str) -> str:
    try:
        plain = unicodedata.normalize("NFC", part[4:].encode("ascii").decode("punycode"))
    except (UnicodeError, ValueError, OverflowError):
        return part
    return plain if plain.isprintable() and not set(plain) & set("@/.<> ") and visible(plain) == plain else part


def domain(address: str) -> str:
    """What stands behind the "@"."""
    return address.rpartition("@")[2] if "@" in address else ""


def mailbox_key(address: str) -> str:
    """One key for the spellings that reach one mailbox; dots and +tags are known to be free only at Gmail."""
    local, _, host = address.rpartition("@")
    if host not in ("gmail.com", "googlemail.com"):
        return address
    return f"{local.partition('+')[0].replace('.', '') or local}@gmail.com"


_EXTENSION = re.compile(r"(?:;\s*ext=|\bext(?:ension)?\.?:?\s*|\bx\s*|#)\s*([0-9]{1,7})\s*$", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def phone(text: str, region: str = "") -> str:
    """`text` as "+351912345678" (E.164), with ";ext=12" where told. `region` ("PT") reads numbers without a country.

    A number whose country stays unknown is its digits behind a "~"; "" if there are not even three digits.
    """
    text = visible(unicodedata.normalize("NFKC", text)).strip()
    text = re.sub(r"^(?:tel|sms|callto|whatsapp)\s*:", "", text, flags=re.IGNORECASE).strip(" " + LOCAL_MARK)
    if len(text) > 80:
        return ""
    extension = _EXTENSION.search(text)
    main = (text[: extension.start()] if extension else text).partition(";")[0].strip(" ,")
    tail = f";ext={extension[1]}" if extension else ""
    local = _local(main)
    number = _international(main, region.upper()) or _international(local[1:], region.upper()) or local
    return number + tail if number else ""


def _international(text: str, region: str) -> str:
    import phonenumbers

    if text.startswith("00"):
        text = "+" + text[2:]
    if not text.startswith("+") and not region:
        return ""
    text = text.replace("(0)", "") if text.startswith("+") else text
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _local(text: str) -> str:
    digits = "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())
    return LOCAL_MARK + digits if 3 <= len(digits) <= 20 else ""


_PERSON_PAGE = re.compile(r"(?:^|/)(in|pub)/([^/?#]+(?:/[0-9a-f]+/[0-9a-f]+/[0-9a-f]+)?)", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def linkedin(url: str) -> str:
    """A person's page as "in/ana-silva"; "" for company pages and everything else."""
    url = visible(url.strip())
    if len(url) > 500:
        return ""
    bare = re.match(r"/?(?:in|pub)/", url, re.IGNORECASE)
    try:
        parts = urlsplit(url if "://" in url or bare else "https://" + url.lstrip("/"))
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    if not bare and host != "linkedin.com" and not host.endswith(".linkedin.com"):
        return ""
    return _page(parts.path, parts.query)


def _page(path: str, query: str) -> str:
    found = _PERSON_PAGE.search(path)
    if found:
        name = unicodedata.normalize("NFC", unquote(found[2], errors="replace")).lower().strip(" /")
        return f"{found[1].lower()}/{visible(name)}" if name and "\ufffd" not in name else ""
    member = parse_qs(query).get("id", [""])[0] if path.rstrip("/").endswith("profile/view") else ""
    return f"profile/{member.lower()}" if re.fullmatch(r"[A-Za-z0-9_-]{2,60}", member) else ""


# Who writes from an address: a person, several people in turn, or nobody.

_NO_REPLY = re.compile(
    r"no-?reply|do-?not-?reply|dont-?reply|never-?reply|not-?reply|no-?repl(?:y|ies)|nepasrepondre|ne-pas-repondre"
    r"|no-?respond(?:er|a)|nao-?respond(?:a|er)|nicht-?antworten|keine-?antwort|non-?rispondere|geen-?antwoord"
    r"|niet-?beantwoorden|svara-?(?:inte|ej)|ikke-?svar|ei-?vastausta|nie-?odpowiadaj|unattended|unmonitored|nobody"
)

_ROLES = words(
    """abuse accounting accounts accountspayable admin administration administrator admissions admission alumni
    bewerbung bewerbungen billing board booking bookings buchhaltung candidatures career careers care club
    comercial commercial community compliance concierge conference contact contacto contactus contato committee
    connect customercare customerservice customersupport desk editor editorial editors education emploi empleo
    enquiries enquiry events event everyone facilities facturacion feedback finance finanzen frontdesk geral
    general group hello help helpdesk hostmaster hr hrteam humanresources info infos information inquiries
    inquiry invoice invoices invoicing it itsupport job jobs join kanzlei kontakt karriere legal library mailbox
    management media meetup members membership office orders order organizers organisers partners partnership
    partnerships people personal personalabteilung praxis presse press privacy procurement purchasing realestate
    recepcao recepcion reception rechnung recruit recruiter recruiters recruiting recruitment registrar
    registration reservations reservas returns rh rrhh sales salesteam school secretaria secretariat secretary
    sekretariat security service services shop spam speakers staff store studio support talent talents ta team
    tech techsupport technik tickets training ventas verwaltung verein volunteer volunteers webmaster welcome
    work workshop zentrale"""
)
_BESIDE_ROLES = words(
    """the and our my global world international eu europe emea apac latam us usa uk de fr es pt br it nl be ch at
    in ie ca au nz jp cn sg pl cz se no dk fi berlin london lisboa lisbon porto madrid paris munich muenchen
    amsterdam dublin newyork nyc sf north south east west new web online internal external"""
)
_ROBOTS = words(
    """alert alerts announce announcements auto autoconfirm automail automailer automated automation autoresponder
    benachrichtigung bot bounce bounces builds calendar-notification confirm confirmation confirmations cron
    daemon delivery digest digests donotreply hit-reply inmail-hit-reply invitations invites jenkins jira
    listserv mailer mailer-daemon mailerdaemon mailman majordomo marketing messages-noreply monitor monitoring
    nagios news newsletter newsletters noreply notificaciones notificacoes notification notifications notifier
    notify offers postmaster promo promos promotions receipt receipts reminder reminders robot root shipment
    shipping statements subscribe subscriptions system tracking unsubscribe update updates verification verify
    www-data"""
)
_LIST_HOSTS = re.compile(
    r"^(?:lists?|listserv|mailman|groups)\.|(?:^|\.)(?:googlegroups|yahoogroups|freelists|groups)\.[a-z.]{2,6}$"
)
_ROBOT_HOSTS = re.compile(
    r"(?:^|\.)(?:no-?reply|bounces?|notifications?|notify|mailer|newsletters?|unsubscribe|reply)\.[a-z0-9-]+\."
    r"|^(?:news|e|em|email|mailing|updates|promo|offers|alerts)\.[a-z0-9-]+\.(?!edu$|ac\.)[a-z.]{2,6}$"
    r"|^(?:group|resource|import)\.calendar\.google\.com$|^calendar\.google\.com$|^docs\.google\.com$|^facebookmail\.com$"
)
_TAGGED = re.compile(
    r"^(?:reply|bounces?|unsub(?:scribe)?|msprvs\d*|prvs|btv\d|srs\d|return|owner|confirm|verp|fbl)[+=_-].{3,}"
)
_LIST_ROBOT = re.compile(r"[+-](?:bounces?|request|owner|unsubscribe|subscribe|confirm|leave|join)(?:[+=-].*)?$")
_HEX = re.compile(r"(?=[a-f]*[0-9])[0-9a-f-]{16,}")


def is_no_reply(address: str) -> bool:
    """Does the address itself say that nobody reads it?"""
    local, _, host = address.rpartition("@")
    return bool(_NO_REPLY.search(re.sub(r"[._-]+", "-", local)) or re.search(r"(?:^|\.)no-?reply\.", host))


def is_shared(address: str) -> bool:
    """A role's or a list's address, with several people behind it: info@, hr@, jobs-uk@, club@lists.example.org."""
    if _LIST_HOSTS.search(domain(address).lower()):
        return True
    pieces = [word for word in re.split(r"[^a-z]+", address.rpartition("@")[0].lower()) if word]
    if not pieces:
        return False
    return any(word in _ROLES for word in pieces) and all(word in _ROLES or word in _BESIDE_ROLES for word in pieces)


def is_robot(address: str) -> bool:
    """An address from which only programs write: notifications, bounces, reply tokens."""
    local, _, host = address.lower().rpartition("@")
    if is_no_reply(address) or local in _ROBOTS or _ROBOT_HOSTS.search(host):
        return True
    pieces = [word for word in re.split(r"[^a-z]+", local.partition("+")[0]) if word]
    if any(word in _ROBOTS for word in pieces[:1] + pieces[-1:]) and not _could_be_name(pieces):
        return True
    return bool(_TAGGED.match(local) or _LIST_ROBOT.search(local)) or _is_random(local)


def _could_be_name(pieces: list[str]) -> bool:
    """ "root" or "bot" may be a surname beside a given name; "news" and "alerts" are none."""
    return len(pieces) > 1 and pieces[-1] in ("root", "bot", "monitor", "promo") and len(pieces[0]) > 1


def _is_random(local: str) -> bool:
    """A token and no word: long, and of many digits; or an address written into another ("ana=example.org")."""
    if _HEX.fullmatch(local) and len(local) >= 20:
        return True
    digits = sum(sign.isdigit() for sign in local)
    changes = len(re.findall(r"[0-9][a-z]|[a-z][0-9]", local))
    return (
        (len(local) >= 24 and digits >= 6 and changes >= 4) or len(local) > 64 or bool(re.search(r"=.+\.[a-z]", local))
    )


_PUBLIC = words(
    """126.com 139.com 163.com 1und1.de aim.com aliyun.com alice.it aol.com aol.de arcor.de att.net bellsouth.net
    bigpond.com bluewin.ch bol.com.br bt.com btinternet.com centrum.cz charter.net comcast.net cox.net
    earthlink.net eircom.net email.cz email.de email.it fastmail.com fastmail.fm foxmail.com free.fr freemail.hu
    freenet.de frontier.com gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hanmail.net hey.com
    hotmail.be hotmail.ch hotmail.co.uk hotmail.com hotmail.com.br hotmail.de hotmail.es hotmail.fr hotmail.it
    hotmail.nl hushmail.com icloud.com ig.com.br inbox.com inbox.lv inbox.ru interia.pl juno.com kolabnow.com
    kpnmail.nl laposte.net libero.it list.ru live.co.uk live.com live.com.pt live.de live.fr live.nl luukku.com
    mac.com mail.com mail.de mail.ru mailbox.org mailfence.com me.com msn.com mweb.co.za naver.com netcologne.de
    netscape.net netzero.net nate.com ntlworld.com o2.pl onet.pl online.de online.no optonline.net orange.fr
    outlook.at outlook.com outlook.com.br outlook.de outlook.es outlook.fr outlook.it outlook.pt pm.me posteo.de
    posteo.net proton.me protonmail.ch protonmail.com qq.com rediffmail.com riseup.net rocketmail.com rogers.com
    runbox.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sina.com skynet.be sky.com startmail.com
    sympatico.ca t-online.de talktalk.net telenet.be telia.com terra.com.br terra.es tiscali.it tuta.com tuta.io
    tutanota.com tutanota.de ukr.net uol.com.br verizon.net virgilio.it virgin.net virginmedia.com vodafone.de
    vodafone.it voila.fr wanadoo.fr web.de windowslive.com wp.pl xs4all.nl xtra.co.nz ya.ru yahoo.ca yahoo.co.in
    yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.mx yahoo.de yahoo.es
    yahoo.fr yahoo.it yandex.com yandex.ru yeah.net ymail.com ziggo.nl zoho.com zohomail.com"""
)


def is_public_domain(host: str) -> bool:
    """Does anybody get an address there? Two people at such a domain share nothing."""
    return host.lower() in _PUBLIC
