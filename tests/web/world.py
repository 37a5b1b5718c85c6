"""A small world behind a door: mail with people, one of whom is called and writes as an attacker would."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.test import Client

from cordially.actions import hearing, imports
from cordially.models import Person
from cordially.viewer import Viewer
from cordially.web.opening import Door
from tests import people
from tests.dumps import dump
from tests.worlds import lay

digest = dump
PORT = 8150
HOST = f"127.0.0.1:{PORT}"
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=https://evil.example/x.png onerror=alert(2)>'
MALLORY = (f"Mallory {SCRIPT}", "mallory@evil.example")
TURNED = "Anna \u202egpj.exe\u202c"


def fill(viewer: Viewer, folder: Path, now: datetime) -> Viewer:
    """Import a mailbox in which Ana, Ben, Chloé and Mallory write with me."""
    return lay(f"web {now}", viewer, lambda: _fill(viewer, folder, now))


def _fill(viewer: Viewer, folder: Path, now: datetime) -> None:
    start = now - timedelta(days=200)
    letters = [
        *people.talk(people.ANA, start, times=20, every=9),
        *people.talk(people.BEN, start + timedelta(days=3), times=12, every=7),
        *people.talk(people.CHLOE, start, times=8, every=5),
        *people.talk(MALLORY, start, times=8, every=20),
        people.mail(MALLORY, people.ME, now - timedelta(days=2), IMAGE * 3, subject=f"Look {IMAGE} {TURNED}"),
        people.mail(people.ANA, people.ME, now - timedelta(days=3), "Do you know a mentor?", subject="A question"),
    ]
    imports.read(viewer, [people.mbox(folder / "all.mbox", letters)], now=now, me_said=[people.ME[1]])


def promise(viewer: Viewer, folder: Path, now: datetime) -> Viewer:
    """What was promised, asked, offered and told of late, in words that leave no doubt."""
    day = timedelta(days=1)
    mine = "Dear Ben,\n\nThe talk went well. I will send you the slides by 25 November. It was good to see you.\n\nLena"
    theirs = "Hi Lena,\n\nI'll send you the draft by Friday. If you like, I can introduce you to my publisher.\n\nBen"
    needs = f"Hi Lena,\n\nI'm looking for a new job in biotech. Could you send me the address of Ben? {SCRIPT}\n\nAna"
    wild = f"Hello,\n\nI will send you {IMAGE} by Friday.\n\nMallory"
    letters = [
        people.mail(people.ME, people.BEN, now - 3 * day, mine, subject="Slides"),
        people.mail(people.BEN, people.ME, now - 2 * day, theirs, subject="Re: Slides"),
        people.mail(people.ANA, people.ME, now - day, needs, subject="News"),
        people.mail(MALLORY, people.ME, now - day, wild, subject="A promise"),
    ]
    imports.read(viewer, [people.mbox(folder / "told.mbox", letters)], now=now, me_said=[people.ME[1]])
    hearing.hear(viewer, now=now)
    return viewer


class Browser(Client):
    """A browser on this machine, at a door of its own; it checks what Django checks."""

    def __init__(self, door: Door) -> None:
        super().__init__(enforce_csrf_checks=True, raise_request_exception=True)
        self.door = door
        self.defaults["cordially.door"] = door  # type: ignore[assignment]
        self.defaults["HTTP_HOST"] = HOST

    def come_in(self) -> "Browser":
        assert self.get(f"/open/{self.door.new_token()}").status_code == 303
        return self

    def token(self, path: str = "/people/add") -> str:
        page = self.get(path).content.decode()
        return page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]

    def send(self, path: str, **fields: Any) -> Any:
        """A form as our own page sends it."""
        fields["csrfmiddlewaretoken"] = self.token()
        return self.post(path, fields, HTTP_ORIGIN=f"http://{HOST}", HTTP_SEC_FETCH_SITE="same-origin")


def spot(viewer: Viewer, name: str) -> int:
    """The number of the person so called."""
    return int(
        Person.objects.filter(space=viewer.space, name__startswith=name).values_list("root_id", flat=True)[0] or 0
    )
