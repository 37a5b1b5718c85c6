"""What follow-ups rest on: what was said, meetings, birthdays, news, introductions, rhythms, what you wrote down."""

from datetime import datetime

from cordially.core.followups import JOB, Fact
from cordially.queries.rests import days, introduced, jobs, own, said, together, told
from cordially.viewer import Viewer


def facts(viewer: Viewer, *, now: datetime) -> list[Fact]:
    spoken = list(told.told(viewer, now))
    return [
        *said.promises(viewer, now),
        *said.asks(viewer, now),
        *together.met(viewer, now),
        *together.gathered(viewer, now),
        *spoken,
        *jobs.jobs(viewer, now, told={fact.person for fact in spoken if fact.kind == JOB}),
        *days.birthdays(viewer, now),
        *days.anniversaries(viewer, now),
        *introduced.mine(viewer, now),
        *introduced.theirs(viewer, now),
        *own.by_hand(viewer, now),
        *own.rhythms(viewer, now),
    ]
