"""Everything in a mailbox behind which no person sits: newsletters, shops, banks, notifications, delivery reports."""

import html
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from cordially.demo.cast import ME
from cordially.demo.letters import Letter, Mailbox
from cordially.demo.phrases import Phrases
from cordially.demo.stage import DAYS_A_MONTH, Stage

STORY_MONTHS = 60


def table() -> list[dict[str, Any]]:
    """The robots, as written down."""
    text = files("cordially.demo").joinpath("robots.toml").read_text("utf-8")
    return list(tomllib.loads(text)["robot"])


def addresses(kinds: tuple[str, ...] = ("newsletter", "notice", "shared", "spam")) -> tuple[str, ...]:
    return tuple(sorted({robot["address"] for robot in table() if robot["kind"] in kinds}))


def letters(stage: Stage) -> Iterator[Letter]:
    """All they send in the years of the story."""
    for robot in table():
        for at in _times(stage, robot):
            yield _letter(stage, robot, at)


def _times(stage: Stage, robot: dict[str, Any]) -> Iterator[datetime]:
    rng = stage.chance("robot", robot["key"])
    months = robot.get("months", f"{STORY_MONTHS}-0").split("-")
    first, last = float(months[0]) * DAYS_A_MONTH, float(months[1]) * DAYS_A_MONTH
    gap = DAYS_A_MONTH / robot["a_month"]
    ago = first - rng.random() * gap
    while ago > max(last, 0.05):
        at = stage.now - timedelta(days=ago)
        hour = int(robot["hour"]) if "hour" in robot else rng.randrange(6, 23)
        at = at.replace(hour=hour, minute=rng.randrange(60), second=rng.randrange(60))
        if at < stage.now:
            yield at
        ago -= gap * (rng.uniform(0.96, 1.04) if robot.get("steady") else rng.expovariate(1))


def _letter(stage: Stage, robot: dict[str, Any], at: datetime) -> Letter:
    me = stage.cast[ME]
    code = stage.digest("robot", robot["key"], at.isoformat(), length=32)
    phrases = Phrases(stage.chance("robot", robot["key"], at.isoformat()), stage.today, stage.slots)
    names = {"code": code[:8].upper(), "number": str(int(code[:5], 16) % 9000 + 1000), "me": me.first_name}
    subject = phrases.fill(robot["subject"], at.date(), names)
    text = phrases.fill(robot["text"], at.date(), names).strip()
    host = robot["address"].rpartition("@")[2]
    return Letter(
        id=f"{code}@{host}",
        at=at,
        sender=Mailbox(phrases.fill(robot["name"], at.date(), names), robot["address"]),
        to=(Mailbox(me.name if robot.get("polite") else "", me.mailbox(0, robot.get("to", "home")).address),),
        subject=subject,
        text="" if robot.get("only_html") else text,
        who=robot["key"],
        client="robot",
        thread=code,
        labels=(robot.get("label", "Category Updates"),),
        headers=_headers(robot, host, code),
        html=_page(subject, text, host) if robot.get("only_html") or robot.get("html") else "",
    )


def _headers(robot: dict[str, Any], host: str, code: str) -> tuple[tuple[str, str], ...]:
    told: list[tuple[str, str]] = []
    if robot["kind"] == "newsletter":
        told += [
            ("List-Unsubscribe", f"<https://{host}/unsubscribe/{code[:12]}>, <mailto:unsubscribe@{host}>"),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ("Precedence", "bulk"),
        ]
    if robot.get("automatic"):
        told.append(("Auto-Submitted", "auto-generated"))
    return (*told, *tuple(robot.get("headers", {}).items()))


def _page(subject: str, text: str, host: str) -> str:
    blocks = "".join(f"<p>{html.escape(block)}</p>" for block in text.split("\n\n"))
    style = "<style>body{font-family:Helvetica,Arial,sans-serif;color:#222}td{padding:24px}</style>"
    pixel = f'<img src="https://{host}/open.gif" width="1" height="1" alt="">'
    frame = f'<table width="600" align="center"><tr><td><h1>{html.escape(subject)}</h1>{blocks}</td></tr></table>'
    return f"<html><head>{style}</head><body>{frame}{pixel}</body></html>"
