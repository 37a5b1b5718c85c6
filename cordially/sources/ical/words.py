"""What stands in a calendar's texts: the words people wrote, without links to join, and whether it is a call."""

import re

from cordially.sources.markup import unmarked

LONGEST = 20_000

_LINK = re.compile(
    r"(?:zoom\.us/|zoomgov\.com/|meet\.google\.com/|hangouts\.google\.com/|teams\.(?:microsoft|live)\.com/|webex\.com/"
    r"|whereby\.com/|gotomeet(?:ing)?\.(?:com|me)/|join\.skype\.com/|meet\.jit\.si/|bluejeans\.com/|chime\.aws/"
    r"|facetime\.apple\.com/|tel:\+?\d|meet\.[a-z0-9.-]{1,60}/|(?:bbb|bigbluebutton)\.[a-z0-9.-]{1,60}/"
    r"|app\.gather\.town/)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:zoom|google meet|hangouts?|(?:microsoft |ms )?teams|skype|facetime|webex|jitsi|whereby|online|remote"
    r"|virtual(?:ly)?|phone|telephone|telefon(?:isch)?|telefone|t[ée]l[ée]phone|by video|video ?call"
    r"|videochamada|visio|videocall)\b",
    re.IGNORECASE,
)
_CALL_TITLE = re.compile(
    r"\b(?:call|telefonat|anruf|chamada|llamada|appel|video ?call|zoom|phone interview)\b", re.IGNORECASE
)
_URL = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)

_RULER = re.compile(r"[-:~*_=\s]{8,}")
_BOILERPLATE = re.compile(
    r"[^\w+]{0,10}(?:https?://\S+\W*$|tel:|join (?:zoom|microsoft|teams|with|by|the meeting|on your|from|via|video"
    r"|online)\b|.{0,60}is inviting you to a scheduled zoom meeting|(?:microsoft )?teams meeting\b"
    r"|meeting[ -]?id\b|passcode\b"
    r"|password:|pin:|meeting link\b|meeting url\b|conference id\b|one tap mobile|dial (?:by|in)\b|or dial\b"
    r"|find (?:your|a) local number|more phone numbers|learn more about meet|learn more\b.{0,40}meeting options"
    r"|meeting options\b|download teams|for organizers\b|need help\?|click here to join|view your event at"
    r"|video call link|video conference details|please do not edit this section"
    r"|this event has a video call|system reference|tenant key"
    r"|video id|reset (?:dial-in )?pin|zoom-meeting beitreten|an zoom-meeting teilnehmen|an microsoft teams|kenncode"
    r"|meeting-id|einwahl|schnelleinwahl|ortseinwahl|entrar na reunião|id da reunião|\+?[0-9][0-9 ().,*#-]{6,})",
    re.IGNORECASE,
)

_BIRTHDAY = re.compile(
    r"(?:'s|’s) (?:\d{1,3}(?:st|nd|rd|th) )?birthday\b|\bbirthday of\b|^birthday\b|\bhat geburtstag\b|\bgeburtstag\b"
    r"|\baniversário d[eao]|\bcumpleaños de\b|\banniversaire d['e]|\bcompleanno di\b|\bverjaardag van\b|^🎂",
    re.IGNORECASE,
)
_BIRTHDAY_CALENDARS = frozenset(
    ("birthdays", "geburtstage", "aniversários", "anniversaires", "cumpleaños", "compleanni", "verjaardagen")
)
_HOLIDAY = re.compile(
    r"(?:public holiday|observance|gesetzlicher feiertag|feiertag|feriado|jour férié|holiday)\b", re.IGNORECASE
)


def is_call(title: str, place: str, rest: str) -> bool:
    """On a call rather than in a room. A place on the map counts more than a link that a program added."""
    if _LINK.search(place[:2000]) or _CALLED.search(place[:200]):
        return True
    if place.strip():
        return False
    return bool(_LINK.search(rest[:LONGEST]) or _CALL_TITLE.search(title[:200]))


def without_links(place: str) -> str:
    return " ".join(_URL.sub(" ", place[:1000]).replace("()", " ").split()).strip(" ;,-")[:200]


def cleaned(text: str) -> str:
    """A description as its author wrote it: no HTML, no links to join, no numbers to dial."""
    text = unmarked(text[: 2 * LONGEST])
    kept = [line.strip() for line in text.splitlines() if not _is_boilerplate(line.strip())]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()[:LONGEST]


def _is_boilerplate(line: str) -> bool:
    return bool(_RULER.fullmatch(line) or _BOILERPLATE.match(line[:300]))


def is_birthday(title: str, labels: str, calendar: str) -> bool:
    return (
        calendar.lower() in _BIRTHDAY_CALENDARS or "birthday" in labels.lower() or bool(_BIRTHDAY.search(title[:200]))
    )


def is_holiday(text: str, labels: str) -> bool:
    return labels.lower() in ("holiday", "holidays", "feiertag", "feriados") or bool(_HOLIDAY.match(text.strip()[:60]))
