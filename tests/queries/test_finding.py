"""Who is meant: a name that is only like one is asked about before anything is written."""

from datetime import datetime

import pytest

from cordially.actions import people as adding
from cordially.errors import NotFound, Unclear
from cordially.queries import people
from cordially.viewer import Viewer


@pytest.fixture
def ana(viewer: Viewer, now: datetime) -> int:
    adding.add(viewer, "Amelia Okri", now=now)
    return adding.add(viewer, "Ana Silva", emails=["ana@acme.example"], now=now).person.id


@pytest.mark.parametrize("said", ["ana", "Silva Ana", "silv", "ana@acme.example"])
def test_a_name_or_the_beginning_of_one_is_enough(viewer: Viewer, ana: int, now: datetime, said: str) -> None:
    assert people.find(viewer, said, now=now) == ana


@pytest.mark.parametrize("said", ["Anna", "Ana Sliva", "Silvia", "ilva"])
def test_a_name_that_is_like_one_is_asked_about(viewer: Viewer, ana: int, now: datetime, said: str) -> None:
    with pytest.raises(Unclear, match="Did you mean Ana Silva") as asked:
        people.find(viewer, said, now=now)
    assert len(asked.value.choices) == 1
    assert people.find(viewer, said, now=now, is_sure=False) == ana


@pytest.mark.parametrize("is_sure", [True, False])
def test_a_name_that_is_less_like_one_is_asked_about_by_whoever_looks_as_well(
    viewer: Viewer, ana: int, now: datetime, is_sure: bool
) -> None:
    with pytest.raises(Unclear, match="There is nobody called Ava here"):
        people.find(viewer, "Ava", now=now, is_sure=is_sure)


def test_who_is_like_nobody_is_not_there(viewer: Viewer, ana: int, now: datetime) -> None:
    with pytest.raises(NotFound):
        people.find(viewer, "Zacharias", now=now)
