"""The small picture of the years."""

from itertools import pairwise

from cordially.queries.person import Year
from cordially.web.years import HALF, WIDTH, picture


def test_nothing_happened_and_there_is_no_picture() -> None:
    assert picture([]) is None
    assert picture([Year(2025, 0, 0, 0)]) is None


def test_the_fullest_side_reaches_the_edge_and_a_single_message_is_seen() -> None:
    drawn = picture([Year(2024, 1, 0, 0), Year(2025, 400, 30, 2)])
    assert drawn is not None
    first, second = drawn.columns
    assert (first.theirs, first.met) == (0, False)
    assert 2 <= first.yours < 3
    assert second.yours == HALF and second.met
    assert second.theirs_y + second.theirs == HALF


def test_a_long_life_fits_and_names_only_the_years_that_have_room() -> None:
    drawn = picture([Year(year, 3, 2, 0) for year in range(1980, 2027)])
    assert drawn is not None
    assert drawn.width <= WIDTH + 0.01
    named = [column.middle for column in drawn.columns if column.is_named]
    assert drawn.columns[-1].is_named
    assert min(after - before for before, after in pairwise(named)) >= 50


def test_a_year_of_meetings_alone_is_a_picture() -> None:
    drawn = picture([Year(2025, 0, 0, 4)])
    assert drawn is not None and drawn.columns[0].met
    assert drawn.summary == "All of it in 2025."
