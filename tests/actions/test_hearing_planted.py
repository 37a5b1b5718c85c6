"""All that is planted in the made-up history is found, and what is over is closed by what really closed it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.hearing_planted import Line, Planted, import_story
from cordially.actions import hearing
from cordially.viewer import Viewer

NOW = datetime(2026, 6, 17, 9, 30, tzinfo=UTC)


def _told(lines: list[Line]) -> list[str]:
    return [str(line) for line in lines]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [7, 11])
def test_what_is_planted_is_found_and_closed_rightly(viewer: Viewer, tmp_path: Path, seed: int) -> None:
    story = import_story(viewer, tmp_path, now=NOW, seed=seed)
    hearing.hear(viewer, now=NOW)
    planted = Planted(story, viewer, NOW)
    promised, waiting, sayings = list(planted.promises()), list(planted.answers()), list(planted.sayings())
    assert len(promised) > 30
    assert _told([line for line in promised if line.found == "missed"]) == []
    assert _told([line for line in promised if line.ended != "right"]) == []
    assert _told([line for line in waiting if line.found == "missed"]) == []
    asks = [line for line in sayings if line.what == "ask"]
    assert sum(line.found == "missed" for line in asks) <= 0.1 * len(asks)
