"""What in a mail's head shows that no human hand sent it: lists, bulk, robots, addresses that nobody reads."""

from cordially.core.addresses import is_no_reply
from cordially.sources.mail.headers import Fields
from cordially.sources.mail.parts import Content

_LIST = ("list-id", "list-post", "mailing-list")
_BULK = ("feedback-id", "x-campaign", "x-campaignid", "x-campaign-id", "x-mc-user", "x-mailgun-tag", "x-csa-complaints")
_AUTO = ("x-autoreply", "x-autorespond", "x-autorespond-to", "x-failed-recipients")
_CALENDAR = (b"calendar-notification@google.com", b"calendar-invite")
_ANSWERS = {"REPLY", "COUNTER", "REFRESH", "CANCEL"}


def signs(fields: Fields, author: str, content: Content) -> tuple[str, ...]:
    found = []
    if any(name in fields for name in _LIST):
        found.append("list")
    precedence = fields.get("precedence", b"").strip().lower()
    if precedence in (b"bulk", b"junk") or any(name in fields for name in _BULK):
        found.append("bulk")
    if "list-unsubscribe" in fields:
        found.append("unsubscribe")
    if _is_auto(fields, precedence, content):
        found.append("auto")
    if author and is_no_reply(author):
        found.append("noreply")
    return tuple(found)


def _is_auto(fields: Fields, precedence: bytes, content: Content) -> bool:
    submitted = fields.get("auto-submitted", b"no").strip().lower()
    if not submitted.startswith(b"no") or precedence == b"auto_reply":
        return True
    if any(name in fields for name in _AUTO) or content.is_report:
        return True
    if fields.get("return-path", b"").strip() == b"<>":
        return True
    if any(mark in fields.get("sender", b"") for mark in _CALENDAR):
        return True
    return bool(content.methods) and not _ANSWERS.isdisjoint(content.methods)
