"""How well quotes and signatures are cut: against texts whose new words are known, mail by mail.

    python bench/bodies.py FOLDER

FOLDER holds mails as NAME.txt and, for each, what its author wrote as NAME.new. Prints how many mails are exact (lines
compared without blanks around them and without empty ones), how many lost a third of their author's words or more, how
many kept a third of words that are not the author's, and the mails a second.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from cordially.core.bodies import split


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def missing(text: str, whole: str) -> float:
    """What part of the words of `whole` is not in `text`."""
    words = Counter(whole.split())
    return sum((words - Counter(text.split())).values()) / max(1, sum(words.values()))


def main(folder: Path) -> None:
    texts = sorted(folder.glob("*.txt"))
    wanted = {path: path.with_suffix(".new").read_text(encoding="utf-8") for path in texts}
    mails = {path: path.read_text(encoding="utf-8").replace("\r\n", "\n") for path in texts}
    begun = time.process_time()
    found = {path: split(text).new for path, text in mails.items()}
    seconds = time.process_time() - begun
    inexact = [path for path in texts if lines(found[path]) != lines(wanted[path])]
    for path in inexact:
        print(f"not exact: {path.name}")
    lost = sum(missing(found[path], wanted[path]) >= 1 / 3 for path in texts)
    kept = sum(missing(wanted[path], found[path]) >= 1 / 3 for path in texts)
    exact = len(texts) - len(inexact)
    print(f"{len(texts)} mails: {exact} exact ({exact / len(texts):.2f})")
    print(f"{lost} lost a third of their words, {kept} kept a third too much")
    print(f"{len(texts) / max(seconds, 1e-9):,.0f} mails a second")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
