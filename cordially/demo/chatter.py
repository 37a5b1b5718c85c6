"""The small talk of years: lunches, photos, articles, moves and weather, told anew each time."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cordially.demo import planted
from cordially.demo.cast import ME, Person, Talk
from cordially.demo.phrases import SEASONS
from cordially.demo.screenplay import Scene, scenes
from cordially.demo.stage import DAYS_A_MONTH, Stage

LIST = "list"


def play(stage: Stage) -> None:
    """Spread each pair's small talk over the months in which they are in touch; none while an answer is awaited."""
    waiting = {person: letter.at for person, letter in planted.waiting(stage)}
    promised = {person: letter.at for person, letter in planted.open_promises(stage)}
    for person in stage.cast.values():
        turns = _endless(stage, person)
        for talk in person.talks if person.key != ME else ():
            for start in _starts(stage, person, talk):
                if start < waiting.get(person.key, stage.now) - timedelta(days=6):
                    _play(stage, person, _next(stage, person, turns, start, promised.get(person.key)), start)


def _play(stage: Stage, person: Person, scene: Scene | None, start: datetime) -> None:
    if scene is None:
        return
    mine = stage.chance("chatter", person.key, start.isoformat()).random() < 0.5 and "they-begin" not in scene.tags
    first, second = (ME, person.key) if mine else (person.key, ME)
    stage.play(scene, {"a": first, "b": second}, start=start, take=f"{person.key}/{start:%y%m%d%H}")


def play_list(stage: Stage) -> None:
    """The talk on the community's mailing list, among people of whom I know some."""
    pool = scenes("list")
    ago, number = 55 * DAYS_A_MONTH, 0
    rng = stage.chance("list")
    while ago > 4:
        start = _at(stage, ago, rng.randrange(8, 22), rng.randrange(60))
        posters = [key for key, person in stage.cast.items() if LIST in person.circles_at(ago / DAYS_A_MONTH)]
        cast = rng.sample(posters, 4)
        roles = dict(zip("abcd", cast, strict=True)) | {"list": LIST}
        stage.play(pool[number % len(pool)], roles, start=start, take=f"list/{number}")
        ago -= rng.uniform(9, 28)
        number += 1


def _endless(stage: Stage, person: Person) -> Iterator[Scene]:
    """Every scene in the person's language once before one returns."""
    told = scenes("chatter_de" if person.language == "de" else "chatter")
    rng = stage.chance("turns", person.key)
    while True:
        yield from rng.sample(told, len(told))


def _next(
    stage: Stage, person: Person, turns: Iterator[Scene], at: datetime, promised: datetime | None
) -> Scene | None:
    """The next scene that fits the two and the season, and sends nothing that looks like what was promised."""
    tried = (next(turns) for _ in range(120))
    if promised and at > promised - timedelta(days=6):
        tried = (scene for scene in tried if not _sends_something(scene))
    return next((scene for scene in tried if _fits(scene, person, stage.months_ago(at), at.month)), None)


def _sends_something(scene: Scene) -> bool:
    return any("attach" in line.options or "https:" in line.text for line in scene.lines)


def _fits(scene: Scene, person: Person, months_ago: float, month: int) -> bool:
    seasons = [tag for tag in scene.tags if tag.startswith("in-")]
    season = f"in-{SEASONS['en'][month % 12 // 3]}"
    return (
        bool({*scene.tags} & person.circles_at(months_ago))
        and (person.is_near or "near" not in scene.tags)
        and (not seasons or season in seasons)
    )


def _starts(stage: Stage, person: Person, talk: Talk) -> Iterator[datetime]:
    rng = stage.chance("starts", person.key, talk.used.first)
    gap = DAYS_A_MONTH / talk.threads
    ago = talk.used.first * DAYS_A_MONTH - rng.random() * gap
    end = max(talk.used.last, 0) * DAYS_A_MONTH
    while ago > end + 0.5:
        yield _at(stage, ago, rng.randrange(8, 22), rng.randrange(60))
        ago -= gap * rng.uniform(0.5, 1.5)


def _at(stage: Stage, days_ago: float, hour: int, minute: int) -> datetime:
    day = stage.now - timedelta(days=days_ago)
    return day.replace(hour=hour, minute=minute, microsecond=0)
