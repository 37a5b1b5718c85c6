"""The small talk of years: lunches, photos, articles, moves and weather, told anew each time."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cordially.demo.cast import ME, Person, Talk
from cordially.demo.screenplay import Scene, scenes
from cordially.demo.stage import DAYS_A_MONTH, Stage

LIST = "list"


def play(stage: Stage) -> None:
    """Spread each pair's small talk over the months in which they are in touch."""
    for person in stage.cast.values():
        pool = _pool(stage, person)
        if person.key == ME or not pool:
            continue
        turns = _endless(stage, person, pool)
        for talk in person.talks:
            for start in _starts(stage, person, talk):
                rng = stage.chance("chatter", person.key, start.isoformat())
                first, second = (ME, person.key) if rng.random() < 0.5 else (person.key, ME)
                stage.play(next(turns), {"a": first, "b": second}, start=start, take=f"{person.key}/{start:%y%m%d%H}")


def play_list(stage: Stage) -> None:
    """The talk on the community's mailing list, among people of whom I know some."""
    posters = [key for key, person in stage.cast.items() if LIST in person.circles]
    pool = scenes("list")
    ago, number = 55 * DAYS_A_MONTH, 0
    rng = stage.chance("list")
    while ago > 4:
        start = _at(stage, ago, rng.randrange(8, 22), rng.randrange(60))
        cast = rng.sample(posters, 4)
        roles = dict(zip("abcd", cast, strict=True)) | {"list": LIST}
        stage.play(pool[number % len(pool)], roles, start=start, take=f"list/{number}")
        ago -= rng.uniform(9, 28)
        number += 1


def _pool(stage: Stage, person: Person) -> tuple[Scene, ...]:
    told = [scene for scene in scenes("chatter") + scenes("chatter_de") if _fits(scene, person)]
    return tuple(stage.chance("pool", person.key).sample(told, len(told)))


def _fits(scene: Scene, person: Person) -> bool:
    language = "de" if "de" in scene.tags else "en"
    return language == person.language and bool({*scene.tags} & {*person.circles})


def _endless(stage: Stage, person: Person, pool: tuple[Scene, ...]) -> Iterator[Scene]:
    """Every scene once before one returns."""
    rng = stage.chance("turns", person.key)
    while True:
        yield from rng.sample(pool, len(pool))


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
