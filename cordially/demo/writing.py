"""Writing the story down as the exports of a mailbox, a calendar, two address books, LinkedIn and an old laptop."""

import json
import shutil
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

from cordially.demo import calendar_writer, card_writer, linkedin_writer, mail_writer
from cordially.demo.cast import ME, Person
from cordially.demo.letters import Letter
from cordially.demo.stage import DAYS_A_MONTH
from cordially.demo.story import Story, build

LAPTOP_MONTHS = 40  # the old laptop was given away so many months ago


def write(folder: Path, *, now: datetime, seed: int = 7, truth: Path | None = None) -> Story:
    """Write all exports into `folder`, and what is planted in them to the file `truth` if one is named."""
    story = build(now=now, seed=seed)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        _takeout(Path(scratch), folder / f"takeout-{story.now:%Y%m%d}T101010Z-001.zip", story)
    card_writer.write_phone(folder / "contacts.vcf", _people(story))
    table = tomllib.loads(files("cordially.demo").joinpath("linkedin.toml").read_text("utf-8"))
    archive = folder / f"Complete_LinkedInDataExport_{story.now:%m-%d-%Y}.zip"
    linkedin_writer.write(archive, story.stage, story.chats, table)
    laptop = folder / "old-laptop" / "Maildir"
    shutil.rmtree(laptop, ignore_errors=True)
    mail_writer.write_maildir(laptop, _on_the_laptop(story))
    if truth:
        truth.write_text(json.dumps(story.truth.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    return story


def _people(story: Story) -> list[Person]:
    return [person for person in story.cast.values() if person.key != ME]


def _takeout(scratch: Path, archive: Path, story: Story) -> None:
    root = scratch / "Takeout"
    mail_writer.write_mbox(root / "Mail" / "All mail Including Spam and Trash.mbox", _labelled(story))
    card_writer.write_google(root / "Contacts", _people(story))
    calendar_writer.write(root / "Calendar" / "lena.ics", story.meetings, owner=story.me.emails[0].address)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as packed:
        for path in sorted(root.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(scratch).as_posix(), story.now.timetuple()[:6])
                packed.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)


def _labelled(story: Story) -> Iterator[tuple[Letter, tuple[str, ...]]]:
    for letter in reversed(story.letters):
        if _months(story, letter) <= 57:  # what is older lies on the laptop alone
            yield letter, _labels(story, letter)


SHELVES = {  # Lena's own labels, by how a scene's name begins
    "halden": "Jobsuche",
    "tidewater": "Jobsuche",
    "fjord": "Jobsuche",
    "sigrid": "Jobsuche",
    "night": "Portfolio Night",
    "zoe": "Zoë",
    "misaki": "Briefe, schöne",
}


def _labels(story: Story, letter: Letter) -> tuple[str, ...]:
    if letter.labels in (("Spam",), ("Drafts",)):
        return letter.labels
    shelf = SHELVES.get(letter.thread.partition("/")[0].partition("-")[0])
    own = (*letter.labels, shelf) if shelf else letter.labels
    if letter.who == ME:
        return ("Sent", *own)
    if letter.client == "robot":
        return ("Archived", "Opened", *own) if _months(story, letter) > 1 else ("Inbox", "Unread", *own)
    return ("Inbox", "Important", "Opened", *own)


def _on_the_laptop(story: Story) -> Iterator[tuple[Letter, str]]:
    for letter in story.letters:
        if _months(story, letter) > LAPTOP_MONTHS and letter.client != "robot":
            yield letter, ".Sent" if letter.who == ME else ".Freunde" if "list" in letter.thread else ""


def _months(story: Story, letter: Letter) -> float:
    return (story.now - letter.at) / timedelta(days=DAYS_A_MONTH)
