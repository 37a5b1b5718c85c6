"""Measure the shares of two voices in recordings whose truth is known: `python bench/voices.py [TALKS]`.

The voices are SYNTHETIC: fifteen voices of Debian's speech synthesisers (flite and festival), most of them cut from
recordings of real people, in seven languages. Needs `apt-get install flite festival` and the festvox packages of
VOICES, and the extra `audio`. The limits in cordially/core/voices were chosen on DEVELOPMENT voices; the figures are
of the HELD OUT ones, which were not listened to before.
"""

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import mean

import numpy as np
import soundfile
from numpy.typing import NDArray

PACE = 16_000
OUT = Path(__file__).parent / "out" / "voices"
EN = """
we could look at this again because the team wants to know what happened with that offer in lisbon and how the
garden will grow when summer comes so please tell me more about your plans for a house by the river my sister
never said why she left the office early on friday perhaps they were waiting until everybody had finished
their journey home
"""
CS = """
dnes jsme se potkali u reky a mluvili o nove knize ktera vypravi o starem meste kde zil jeho dedecek prece
jenom bych chtel vedet proc odesel tak brzy domu mozna zitra prijde znovu a prinese kolac pro vsechny deti ze
sousedstvi
"""
FI = """
tule huomenna meille koska haluan kertoa uudesta talosta joka on joen rannalla ja siella voimme istua illalla
puhua vanhoista ajoista kun olimme nuoria eika kukaan tiennyt mita tapahtuu seuraavaksi ehka aiti tietaa
"""
IT = """
domani andiamo al mercato per comprare il pane e la frutta poi torniamo a casa e parliamo di quello che tuo
fratello ha detto ieri sera quando eravamo seduti vicino al fiume non so perche sia partito cosi presto
"""
CA = """
dema anirem al mercat per comprar pa i fruita despres tornarem a casa i parlarem del que el teu germa va dir
ahir quan estavem asseguts vora el riu no se per que va marxar tan aviat
"""
RU = """
завтра мы пойдём на рынок чтобы купить хлеб и молоко потом вернёмся домой и поговорим о том что сказал твой
брат вчера вечером когда мы сидели у реки я не знаю почему он так рано уехал
"""
HI = """
कल हम बाजार जाएंगे और रोटी दूध खरीदेंगे फिर घर लौटकर बात करेंगे कि तुम्हारे भाई ने क्या कहा था जब हम नदी के
पास बैठे थे मुझे नहीं पता वह इतनी जल्दी क्यों चला गया
"""
VOICES = {  # name: (flite's voice or festival's, words)
    "slt": ("flite slt", EN), "rms": ("flite rms", EN), "awb": ("flite awb", EN), "kal": ("flite kal16", EN),
    "ked": ("ked_diphone", EN), "dita": ("czech_dita", CS), "machac": ("czech_machac", CS), "ph": ("czech_ph", CS),
    "lj": ("suo_fi_lj_diphone", FI), "mv": ("hy_fi_mv_diphone", FI), "lp": ("lp_diphone", IT), "pc": ("pc_diphone", IT),
    "ona": ("upc_ca_ona_hts", CA), "nsh": ("msu_ru_nsh_clunits", RU), "nsk": ("hindi_NSK_diphone", HI),
}  # fmt: skip
DEVELOPMENT = ("slt", "dita", "lj", "kal", "rms", "machac", "nsk", "pc")
HELD_OUT = ("lp", "ona", "awb", "ked", "ph", "mv", "nsh")
Sound = NDArray[np.float32]


@dataclass
class Made:
    """A talk, and for each voice where it speaks, a hundred times a second."""

    sound: Sound  # rows of channels
    truth: NDArray[np.bool_]
    turns: list[int] = field(default_factory=list)

    @property
    def shares(self) -> list[float]:
        spoken = self.truth.sum(axis=1)
        return [float(one) for one in spoken / spoken.sum()]


def clips(name: str, count: int = 40) -> list[Sound]:
    """Short and long sentences of a voice, made once."""
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    rng, words = random.Random(name), VOICES[name][1].split()
    found = []
    for number in range(count):
        length, at = rng.choice([1, 2, 3, 5, 7, 9, 12, 15]), rng.randrange(len(words))
        text = " ".join((words + words)[at : at + length]) + "."
        path = folder / f"{number}.wav"
        if not path.exists():
            _synthesise(VOICES[name][0], text, path)
        found.append(_trimmed(_read(path)))
    return found


def _synthesise(voice: str, text: str, path: Path) -> None:
    if voice.startswith("flite "):
        command, given = ["flite", "-voice", voice.split()[1], "-t", text, "-o", str(path)], b""
    else:
        command = ["text2wave", "-eval", f"(voice_{voice})", "-F", str(PACE), "-o", str(path)]
        given = text.encode()
    subprocess.run(command, input=given, check=True, capture_output=True, timeout=60)


def _read(path: Path) -> Sound:
    from cordially.core.voices.resampling import Resampler

    sound, rate = soundfile.read(path, dtype="float32")
    resampler = Resampler(rate)
    return np.concatenate([resampler.take(sound), resampler.rest()])


def _trimmed(sound: Sound) -> Sound:
    """Without the silence around it, and as loud as all others."""
    spoken = np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max())
    sound = sound[spoken[0] : spoken[-1]]
    return (sound * (0.05 / np.sqrt(np.mean(sound**2)))).astype(np.float32)


def spoken(sound: Sound) -> NDArray[np.bool_]:
    """Where a clean clip speaks: frames of 10 ms not 35 dB below its loud ones, gaps under 0.3 s filled."""
    frames = sound[: len(sound) // 160 * 160].reshape(-1, 160)
    level = np.sqrt(np.mean(frames**2, axis=1))
    active = level > np.percentile(level, 95) * 10 ** (-35 / 20)
    places = np.flatnonzero(active)
    for before, after in pairwise(places):
        if after - before < 30:
            active[before:after] = True
    return active


def talk(rng: random.Random, voices: list[list[Sound]], *, seconds: float, apart: bool = False) -> Made:
    """Turns of 1 to 20 seconds, pauses, a little overlap, levels up to 8 dB apart, noise 20 to 40 dB below."""
    size = int((seconds + 40) * PACE)
    rows = np.zeros((len(voices), size), np.float32)
    truth = np.zeros((len(voices), size // 160), bool)
    gains = [10 ** (rng.uniform(-4, 4) / 20) for _ in voices]
    lean = [rng.uniform(0.2, 0.8) for _ in voices]
    clock, who, order = 0.5, rng.randrange(len(voices)), []
    while clock < seconds:
        order.append(who)
        until = clock + (rng.uniform(1, 3) if rng.random() < 0.35 else rng.uniform(3, 40 * lean[who] / len(voices)))
        while clock < until:
            clip = rng.choice(voices[who])
            at, active = int(clock * 100), spoken(clip)
            rows[who, at * 160 : at * 160 + len(clip)] += clip * gains[who]
            truth[who, at : at + len(active)] |= active
            clock += len(clip) / PACE + rng.choice([0.05, 0.15, 0.3, 0.8])
        clock += rng.choice([-0.5, -0.2, 0.0, 0.1, 0.3, 0.6, 1.5, 3.0])
        who = rng.choice([one for one in range(len(voices)) if one != who] or [who])
    end = int(clock * 100)
    sound = rows[:, : end * 160] if apart else rows[:, : end * 160].sum(axis=0, keepdims=True)
    noise = np.random.default_rng(rng.randrange(1 << 30)).standard_normal(sound.shape) * 0.05
    return Made((sound + noise * 10 ** (rng.uniform(-40, -20) / 20)).astype(np.float32), truth[:, :end], order)


@dataclass
class Figures:
    """What came of the talks of one kind."""

    errors: list[float] = field(default_factory=list)  # points of share
    told: list[int] = field(default_factory=list)  # how many voices were heard; 3 where it was refused
    heard: float = 0.0  # seconds of sound
    spent: float = 0.0  # seconds of processor


def main() -> None:
    talks = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    names = DEVELOPMENT if "development" in sys.argv else HELD_OUT
    rng, said = random.Random(11), {name: clips(name) for name in names}
    kinds = {"two channels": 2, "one microphone": 2, "one voice": 1, "three voices": 3}
    found = {kind: Figures() for kind in kinds}
    order = ("one microphone", "two channels", "one microphone", "three voices", "one microphone", "one voice")
    for number in range(talks):
        kind = order[number % len(order)]
        chosen = rng.sample(names, kinds[kind])
        made = talk(rng, [said[name] for name in chosen], seconds=rng.uniform(60, 240), apart=kind == "two channels")
        _measure(found[kind], made, ending=rng.choice([".wav", ".mp3", ".flac"]))
        sys.stdout.write(f"{kind} {chosen} {found[kind].told[-1]} {found[kind].errors[-1:]}\n")
    for kind, figures in found.items():
        sys.stdout.write(f"{kind}: {_line(figures)}\n")


def _measure(figures: Figures, made: Made, ending: str) -> None:
    from cordially.actions import recordings
    from cordially.errors import WrongUse

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"talk{ending}")
        soundfile.write(path, np.clip(made.sound.T, -1, 1), PACE)
        begun = time.process_time()
        try:
            shown = recordings.look(path)
            figures.told.append(len(shown.voices))
        except WrongUse:
            figures.told.append(3)
            if len(made.truth) == 2:  # as somebody does who knows better
                shown = recordings.look(path, is_two=True)
        figures.spent += time.process_time() - begun
    figures.heard += made.truth.shape[1] / 100
    if len(made.truth) == 2:
        first = int(np.argmax(made.truth[1]) < np.argmax(made.truth[0]))
        share = shown.voices[0].share if len(shown.voices) == 2 else 1.0
        figures.errors.append(100 * abs(share - made.shares[first]))


def _line(figures: Figures) -> str:
    told = ", ".join(f"{figures.told.count(many)} as {many}" for many in (1, 2)) + f", {figures.told.count(3)} refused"
    pace = f"{figures.heard / max(0.01, figures.spent):.0f} times as fast as it was spoken"
    if not figures.errors:
        return f"{told}; {pace}"
    errors = sorted(figures.errors)
    return (
        f"{told}; share wrong by {mean(errors):.1f} points on the average, {np.percentile(errors, 90):.1f} at most "
        f"in nine of ten, {errors[-1]:.1f} at most; {pace}"
    )


if __name__ == "__main__":
    main()
