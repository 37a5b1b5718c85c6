"""The sentences that the finder of promises learns from and is measured on, with what each of them is."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from cordially.core.words.sentences import sentences

HERE = Path(__file__).parent / "words"
PARTS = 4  # one in four of the real sentences is held out
DOUBTFUL = "doubtful "  # before a kind that could well be read the other way


@dataclass(frozen=True)
class Example:
    text: str
    kinds: frozenset[str]
    source: str  # "own", "pattern", "parakweet", "forge", and for the final check "parakweet test" and "notmuch"
    group: str  # sentences of one group are never parted: near copies, one mail
    unknown: frozenset[str] = frozenset()  # kinds that this example says nothing about
    doubtful: frozenset[str] = frozenset()  # kinds that could well be read the other way

    @property
    def is_held_out(self) -> bool:
        return self.source in ("parakweet", "forge") and crc32(self.group.encode()) % PARTS == 0


def _rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _kinds(words: str) -> frozenset[str]:
    return frozenset(words.split(", ")) - {"-"}


def own() -> Iterator[Example]:
    """Sentences written by hand for this project."""
    for name in (
        "office",
        "lists",
        "talk",
        "more",
        "long",
        "offers",
        "promises",
        "told",
        "german",
        "lives",
        "makes",
        "nouns",
    ):
        for words, text in _rows(f"own/{name}.tsv"):
            yield Example(text, _kinds(words), "own", text)


def patterns(each: int = 25, seed: int = 7) -> Iterator[Example]:
    """Sentences made from patterns with changing words, always the same ones for a seed."""
    rnd = random.Random(seed)
    slots = {name: words.split("|") for name, words in _rows("own/slots.tsv")}
    for words, pattern in _rows("own/patterns.tsv"):
        for _ in range(each):
            yield Example(_varied(_filled(pattern, slots, rnd), rnd), _kinds(words), "pattern", pattern)


def _filled(pattern: str, slots: dict[str, list[str]], rnd: random.Random) -> str:
    for _ in range(3):  # places may hold places
        pattern = re.sub(r"\{(\w+)\}", lambda place: rnd.choice(slots[place[1]]), pattern)
    return pattern[0].upper() + pattern[1:]


def _varied(text: str, rnd: random.Random) -> str:
    luck = rnd.random()
    if luck < 0.12:
        name = rnd.choice(["Jim", "Ana", "Hi Bob", "Mark", "Dear Sue"])
        text = f"{name}, {text if text.startswith('I ') else text[0].lower() + text[1:]}"
    elif luck < 0.2:
        text = f"{rnd.choice(['Thanks', 'Ok', 'Also', 'Anyway', 'Yes', 'By the way'])}, {text}"
    if rnd.random() < 0.15:
        text = text.lower()
    return text.rstrip(".") if rnd.random() < 0.2 else text


def parakweet(folder: Path) -> Iterator[Example]:
    """Parakweet's sentences (Apache-2.0), with our labels by number of line."""
    return _parakweet(folder / "Ask0729-fixed.txt", "parakweet")


def parakweet_test(file: Path) -> Iterator[Example]:
    """Those of its test part: only ever measured, never learned from."""
    return _parakweet(file, "parakweet test")


def _parakweet(file: Path, source: str) -> Iterator[Example]:
    labels = {int(line): _kinds(words) for line, words in _rows(f"labels/{source.replace(' ', '_')}.tsv")}
    for number, (said, sentence) in enumerate(_yes_or_no(file), start=1):
        kinds = labels.get(number, frozenset())
        if said == "Yes" and "no request" not in kinds:
            kinds |= {"request"}
        if sentence:
            yield labelled(sentence.replace("�", ""), kinds, source, gist(sentence))


def parakweet_own(file: Path) -> Iterator[tuple[str, bool]]:
    """The same with Parakweet's own yes or no, for its own test."""
    for said, sentence in _yes_or_no(file):
        if sentence:
            yield sentence.replace("�", ""), said == "Yes"


def _yes_or_no(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text("utf-8", errors="replace").split("\n"):
        said, _, sentence = line.partition("\t")
        yield said, sentence


def forge(folder: Path) -> Iterator[Example]:
    """Sentences of the mails of the forge signature set (CC BY 3.0), with our labels by place."""
    labels: dict[str, dict[str, frozenset[str]]] = {}
    for mail, place, words in labels_of("forge"):
        labels.setdefault(mail, {})[place] = words
    for mail, places in labels.items():
        if "left out" not in places.get("-", ()):
            yield from _mail(folder, mail, places)


def _mail(folder: Path, mail: str, places: dict[str, frozenset[str]]) -> Iterator[Example]:
    for sentence in sentences(forge_body(folder, mail)):
        yield labelled(sentence.text, places.get(str(sentence.start), frozenset()), "forge", mail)


def forge_body(folder: Path, mail: str) -> str:
    raw = (folder / "dataset" / f"{mail}_body").read_text("utf-8", errors="replace").replace("\r\n", "\n")
    return "\n".join(line for line in raw.split("\n") if not line.startswith(("#sig#", "#reply#")))


def labels_of(name: str) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Labels by mail and place."""
    for mail, place, words in _rows(f"labels/{name}.tsv"):
        yield mail, place, _kinds(words)


def labelled(text: str, kinds: frozenset[str], source: str, group: str) -> Example:
    """A sentence with what its line in a list of labels says of it."""
    unknown = frozenset({"request"}) if "skip" in kinds else frozenset()
    doubtful = frozenset(kind for kind in kinds if kind.startswith(DOUBTFUL))
    said = kinds - {"skip", "no request"} - unknown - doubtful
    return Example(text, said, source, group, unknown, frozenset(kind.removeprefix(DOUBTFUL) for kind in doubtful))


def gist(text: str) -> str:
    """The same for near copies."""
    return re.sub(r"[\W\d_]+", " ", text.lower()).strip()[:60]


def everything(parakweet_folder: Path, forge_folder: Path) -> list[Example]:
    return [*own(), *patterns(), *parakweet(parakweet_folder), *forge(forge_folder)]
