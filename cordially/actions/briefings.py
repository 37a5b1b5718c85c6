"""Writing the mail and the notice that come half an hour before a meeting."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from cordially.errors import NotFound
from cordially.models import Delivery
from cordially.queries import briefings, digests
from cordially.viewer import Viewer


def compose(viewer: Viewer, delivery: Delivery, *, sender: str = "", now: datetime) -> EmailMessage:
    """The mail. NotFound where the meeting was moved or cancelled since."""
    kept = digests.wanted(viewer)
    if kept is None or not kept.to:
        raise NotFound("No mail was asked for.")
    meeting = briefings.of(viewer, delivery.about, now=now)
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = sender or kept.to, kept.to
    message["Subject"] = f"At {briefings.hour(meeting, now)}: {_plain(briefings.names(meeting))}"
    message["Date"] = format_datetime(now)
    message["Message-ID"] = delivery.message
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(briefings.text(meeting))
    message.add_alternative(briefings.page(meeting), subtype="html")
    return message


def notice(viewer: Viewer, delivery: Delivery, *, has_words: bool, now: datetime) -> tuple[str, str]:
    """Title and text; without `has_words` nothing that a passer-by could learn from."""
    meeting = briefings.of(viewer, delivery.about, now=now)
    at = briefings.hour(meeting, now)
    if has_words:
        return f"At {at}: {_plain(briefings.names(meeting))}", briefings.text(meeting)[:2000]
    many = len(meeting.briefs)
    return "Cordially", f"A meeting at {at} with {'one person' if many == 1 else f'{many} people'}."


def _plain(words: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in words)
