"""What was promised and what waits for an answer, both ways; and reading the words that wait to be read."""

from datetime import datetime, timedelta

from django.http import HttpResponse

from cordially.actions import hearing
from cordially.queries import promises as query
from cordially.queries.promises import Told
from cordially.web.answering import done, looked, noted, page
from cordially.web.asking import Request

AT_ONCE = 300  # messages that are read at one press; about a second
MOST = 40  # ended ones that are shown


@looked
def promises(request: Request) -> HttpResponse:
    told = query.promises(request.viewer, now=request.now, everything=True)
    ended = sorted(_of(told, "kept", "let go"), key=lambda one: one.ended_at or one.said_at, reverse=True)
    return page(
        request,
        "promises/page.html",
        "promises",
        tab="promises",
        mine=[one for one in _of(told, "open") if one.is_mine],
        theirs=[one for one in _of(told, "open") if not one.is_mine],
        maybe=_lately(_of(told, "maybe"), request.now)[:MOST],
        kept=_of(ended, "kept")[:MOST],
        gone=[*_of(ended, "let go"), *_of(told, "lapsed")][:MOST],
        waiting=query.unheard(request.viewer),
    )


def _of(told: list[Told], *states: str) -> list[Told]:
    return [one for one in told if one.state in states]


def _lately(told: list[Told], now: datetime) -> list[Told]:
    """What would still be followed, the newest first."""
    known = [one for one in told if now - one.said_at < timedelta(days=query.LAPSES)]
    return sorted(known, key=lambda one: one.said_at, reverse=True)


@looked
def answers(request: Request) -> HttpResponse:
    return page(
        request,
        "promises/answers.html",
        "promises",
        tab="answers",
        owed=query.asks(request.viewer, now=request.now, mine=False),
        awaited=query.asks(request.viewer, now=request.now, mine=True),
        waiting=query.unheard(request.viewer),
    )


@done
def hear(request: Request) -> HttpResponse:
    """Read some of the words that wait, the newest first."""
    read = hearing.hear(request.viewer, now=request.now, most=AT_ONCE)
    words = "All words were read already." if not read else f"{read} message{'' if read == 1 else 's'} were read."
    return noted(request, words.replace("1 message were", "1 message was"), at="/promises")
