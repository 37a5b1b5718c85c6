"""What in a mail's head shows that no human hand sent it: lists, bulk, robots, addresses that nobody reads."""

import re
from functools import lru_cache

from cordially.core.addresses import is_no_reply
from cordially.core.letters import words
from cordially.sources.mail.headers import Fields
from cordially.sources.mail.parts import Parts

_LIST = frozenset(("list-id", "list-post", "mailing-list"))
_BULK = words("feedback-id x-campaign x-campaignid x-campaign-id x-mc-user x-csa-complaints")
_AUTO = words("x-autoreply x-autorespond x-autorespond-to x-failed-recipients")
_TELLING = _LIST | _BULK | _AUTO | words("precedence list-unsubscribe auto-submitted sender return-path")
_CALENDAR = re.compile(rb"calendar-notification@google\.com", re.IGNORECASE)
_ANSWERS = frozenset(("REPLY", "COUNTER", "REFRESH", "CANCEL"))
_no_reply = lru_cache(maxsize=1 << 14)(is_no_reply)


def signs(fields: Fields, author: str, parts: Parts) -> tuple[str, ...]:
    found = _of_fields(fields) if not _TELLING.isdisjoint(fields) else []
    is_answer = bool(parts.methods) and not _ANSWERS.isdisjoint(parts.methods)
    if (parts.is_report or is_answer) and "auto" not in found:
        found.append("auto")
    if author and _no_reply(author):
        found.append("noreply")
    return tuple(found)


def _of_fields(fields: Fields) -> list[str]:
    found = []
    precedence = fields.get("precedence", b"").strip().lower()
    if not _LIST.isdisjoint(fields):
        found.append("list")
    if precedence in (b"bulk", b"junk") or not _BULK.isdisjoint(fields):
        found.append("bulk")
    if "list-unsubscribe" in fields:
        found.append("unsubscribe")
    if _is_auto(fields, precedence):
        found.append("auto")
    return found


def _is_auto(fields: Fields, precedence: bytes) -> bool:
    if not fields.get("auto-submitted", b"no").strip().lower().startswith(b"no") or precedence == b"auto_reply":
        return True
    if not _AUTO.isdisjoint(fields) or fields.get("return-path", b"").strip() == b"<>":
        return True
    return bool(_CALENDAR.search(fields.get("sender", b"")))
