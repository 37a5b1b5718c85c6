"""Writing the archive that LinkedIn sends to somebody who asks for their data."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cordially.demo.cast import ME, Person
from cordially.demo.letters import Letter, Mailbox
from cordially.demo.stage import DAYS_A_MONTH, Stage

NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will only '
    "see email addresses for connections who have allowed their connections to see or download their email address "
    "using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
Rows = Iterable[Sequence[str]]


def write(path: Path, stage: Stage, chats: Sequence[Letter], table: dict[str, list[dict[str, str]]]) -> None:
    """The whole archive; `table` holds what was written by hand for it."""
    connected = [person for person in stage.cast.values() if "linkedin" in person.books and person.key != ME]
    tell = _Teller(stage)
    sheets = {
        "Connections.csv": NOTES + _sheet(_CONNECTIONS, map(tell.connection, connected)),
        "messages.csv": _sheet(_MESSAGES, map(tell.line, reversed(chats))),
        "Invitations.csv": _sheet(_INVITATIONS, (tell.invitation(row) for row in table["invitation"])),
        "Recommendations_Received.csv": _sheet(_RECOMMENDATIONS, tell.recommendations(table, "received")),
        "Recommendations_Given.csv": _sheet(_RECOMMENDATIONS, tell.recommendations(table, "given")),
        "Endorsement_Received_Info.csv": _sheet(_ENDORSEMENTS, (tell.endorsement(row) for row in table["endorsement"])),
        "Profile.csv": _sheet(_PROFILE, [_profile(table["profile"][0])]),
        "Positions.csv": _sheet(_POSITIONS, tell.positions(table["position"])),
        "Email Addresses.csv": _sheet(_EMAILS, tell.emails()),
        "Skills.csv": _sheet(["Name"], ([row["name"]] for row in table["skill"])),
        "Jobs/Job Applications.csv": _sheet(_APPLICATIONS, (tell.application(row) for row in table["application"])),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sheets.items():
            archive.writestr(zipfile.ZipInfo(name, stage.now.timetuple()[:6]), text, zipfile.ZIP_DEFLATED)


_CONNECTIONS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
_MESSAGES = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS",
]  # fmt: skip
_INVITATIONS = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
_RECOMMENDATIONS = ["First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"]
_ENDORSEMENTS = [
    "Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name", "Endorser Public Url",
    "Endorsement Status",
]  # fmt: skip
_PROFILE = [
    "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry", "Zip Code",
    "Geo Location", "Twitter Handles", "Websites", "Instant Messengers",
]  # fmt: skip
_POSITIONS = ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"]
_EMAILS = ["Email Address", "Confirmed", "Primary", "Updated On"]
_APPLICATIONS = [
    "Application Date", "Contact Email", "Contact Phone Number", "Company Name", "Job Title", "Job Url", "Resume Name",
    "Question And Answers",
]  # fmt: skip


def _sheet(header: Sequence[str], rows: Rows) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _profile(row: dict[str, str]) -> list[str]:
    return [row.get(name.lower().replace(" ", "_"), "") for name in _PROFILE]


def page(slug: str) -> str:
    return f"https://www.linkedin.com/in/{slug}" if slug else ""


class _Teller:
    """Rows of each sheet, their days counted from the end of the story."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._cast = stage, stage.cast

    def _ago(self, days: str | float) -> datetime:
        return self._stage.now - timedelta(days=float(days))

    def connection(self, person: Person) -> list[str]:
        rng = self._stage.chance("linkedin", person.key)
        job = person.job(0)
        months = max((talk.used.first for talk in person.talks), default=rng.uniform(3, 55))
        day = self._ago(min(months, 58) * DAYS_A_MONTH - rng.uniform(1, 60))
        email = person.emails[0].address if person.emails and rng.random() < 0.12 else ""
        told = [job.organisation, job.title] if job else ["", ""]
        return [*_names(person), page(person.page), email, *told, f"{day:%d %b %Y}"]

    def line(self, chat: Letter) -> list[str]:
        other = chat.to[0] if chat.who == ME else chat.sender
        return [
            f"2-{self._stage.digest('chat', chat.thread, length=32)}==",
            "",
            chat.sender.name,
            page(chat.sender.address),
            ",".join(box.name for box in chat.to),
            ",".join(page(box.address) for box in chat.to),
            f"{_utc(chat.at):%Y-%m-%d %H:%M:%S} UTC",
            "" if chat.answers else self._subject(chat, other),
            chat.text,
            "INBOX",
            "",
        ]

    def _subject(self, chat: Letter, other: Mailbox) -> str:
        return chat.subject if chat.subject != other.name else ""

    def invitation(self, row: dict[str, str]) -> list[str]:
        sender, to = self._cast[row["from"]], self._cast[row["to"]]
        at = self._ago(row["days"])
        clock = f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M} {at:%p}"
        direction = "OUTGOING" if sender.key == ME else "INCOMING"
        return [sender.name, to.name, clock, row.get("text", ""), direction, page(sender.page), page(to.page)]

    def recommendations(self, table: dict[str, list[dict[str, str]]], direction: str) -> Rows:
        for row in table["recommendation"]:
            if row["direction"] == direction:
                person, at = self._cast[row["who"]], self._ago(row["days"])
                job = person.job(float(row["days"]) / DAYS_A_MONTH)
                told = [job.organisation, job.title] if job else ["", ""]
                yield [*_names(person), *told, row["text"], f"{at:%m/%d/%y %I:%M %p}", "VISIBLE"]

    def endorsement(self, row: dict[str, str]) -> list[str]:
        person, at = self._cast[row["who"]], self._ago(row["days"])
        return [f"{_utc(at):%Y/%m/%d %H:%M:%S} UTC", row["skill"], *_names(person), page(person.page), "ACCEPTED"]

    def positions(self, rows: list[dict[str, str]]) -> Rows:
        for row in rows:
            ends = f"{self._ago(float(row['to']) * DAYS_A_MONTH):%b %Y}" if row.get("to") else ""
            begins = f"{self._ago(float(row['from']) * DAYS_A_MONTH):%b %Y}"
            yield [row["organisation"], row["title"], row.get("text", ""), row.get("place", ""), begins, ends]

    def emails(self) -> Rows:
        for number, email in enumerate(self._cast[ME].emails):
            yield [email.address, "Yes", "No" if number else "Yes", f"{self._ago(700):%m/%d/%y, %I:%M %p}"]

    def application(self, row: dict[str, str]) -> list[str]:
        at = self._ago(row["days"])
        clock = f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M} {at:%p}"
        me = self._cast[ME]
        folder = row["organisation"].lower().replace(" ", "-")
        link = f"https://jobs.example/{folder}/{self._stage.digest(row['title'], length=8)}"
        return [clock, me.emails[0].address, *me.phones[:1], row["organisation"], row["title"], link, row["file"], ""]


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def _names(person: Person) -> list[str]:
    first, _, last = person.name.partition(" ")
    return [first, last]
