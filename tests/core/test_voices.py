"""Telling voices apart: resampling, pitches, groups, turns."""

from typing import Any

import pytest

from cordially.core import voices
from cordially.core.voices import Heard, Span
from cordially.core.voices.resampling import PACE, Resampler
from tests import voices as _one_processor  # noqa: F401 - before numpy

np = pytest.importorskip("numpy", reason="numpy comes with the extra `audio`")


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000])
def test_a_tone_stays_itself_at_another_pace_however_it_is_cut(rate: int) -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(rate) / rate).astype(np.float32)
    resampler, out, at = Resampler(rate), [], 0
    for length in (1, 7, rate // 3, 100, rate):
        out.append(resampler.take(tone[at : at + length]))
        at += length
    got = np.concatenate([*out, resampler.rest()])
    assert abs(len(got) - PACE) <= 2
    meant = np.sin(2 * np.pi * 440 * np.arange(len(got)) / PACE)
    assert np.abs(got - meant)[200:-200].max() < 0.001


def test_what_lies_above_half_the_pace_is_left_out() -> None:
    tone = np.sin(2 * np.pi * 12_000 * np.arange(48_000) / 48_000).astype(np.float32)
    assert np.abs(Resampler(48_000).take(tone)[200:-200]).max() < 0.01


def test_a_short_gap_is_no_silence_and_a_click_no_speech() -> None:
    speech = np.zeros(200, np.float32)
    speech[10:50] = speech[55:90] = speech[150:152] = 0.9
    (span,) = voices.together(Heard(speech[None], speech[None]))
    assert (span.start, span.end) == pytest.approx((10 * 0.032, 90 * 0.032))


def _stereo(leak: float) -> Heard:
    """Sixty turns on two channels, each leaking into the other."""
    mine = np.repeat(np.arange(60) % 2 == 0, 50)
    speech = np.full((2, 3000), 0.9, np.float32)
    loud = np.stack([np.where(mine, -20, leak), np.where(mine, leak, -20)]).astype(np.float32)
    return Heard(speech, loud)


def test_a_voice_that_leaks_into_the_other_channel_counts_once() -> None:
    sides = voices.apart(_stereo(-45.0))
    assert sides is not None
    assert [len(side) for side in sides] == [30, 30]


def test_two_channels_that_hear_the_same_room_are_not_apart() -> None:
    assert voices.apart(_stereo(-25.0)) is None


def test_a_channel_that_is_always_silent_has_no_voice() -> None:
    heard = _stereo(-45.0)
    heard.loud[0] = np.linspace(-50, -10, 3000)
    heard.loud[1] = -80
    assert voices.apart(heard) is None


def _vectors(order: list[int]) -> Any:
    rng = np.random.default_rng(1)
    middles = np.eye(16, dtype=np.float32)[: max(order) + 1]
    found = middles[order] + 0.08 * rng.standard_normal((len(order), 16)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_as_many_voices_are_found_as_there_are(count: int) -> None:
    assert len(voices.voices(_vectors([n % count for n in range(60)]))) == count


def test_windows_that_hold_both_voices_are_no_third() -> None:
    pure = _vectors([n % 2 for n in range(60)])
    mixed = pure[::2][:12] + pure[1::2][:12]
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    assert len(voices.voices(np.concatenate([pure, mixed]))) == 2


def test_who_knows_that_two_spoke_gets_two() -> None:
    found = voices.voices(_vectors([n % 3 for n in range(60)]), at_most=2)
    assert len(found) == 2


def test_speech_without_a_pause_is_parted_where_the_voice_changes() -> None:
    spans = [Span(0.0, 20.0)]
    windows = voices.places(spans)
    vectors = _vectors([0 if window.start + window.end < 20 else 1 for window in windows])
    first, second = voices.parted(spans, windows, vectors, voices.voices(vectors))
    both = sorted([*first, *second], key=lambda span: span.start)
    assert len(both) == 2
    assert both[0].end == pytest.approx(10, abs=0.5)


def test_a_short_sound_takes_no_turn_but_counts_as_time() -> None:
    found = voices.spoken([[Span(0, 10), Span(10.5, 20)], [Span(10, 10.4), Span(22, 25)]], seconds=30, is_apart=True)
    first, second = found.voices
    assert (first.turns, second.turns) == (1, 1)
    assert first.longest == 20
    assert first.share == pytest.approx(19.5 / 22.9)
    assert (found.pauses, found.longest_pause, found.at_once) == (1, 2, 0)


def test_both_at_once_is_told() -> None:
    found = voices.spoken([[Span(0, 10)], [Span(8, 12), Span(13, 20)]], seconds=20, is_apart=True)
    assert found.at_once == 2
