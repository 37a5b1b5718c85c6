"""Import a mailbox with cordially, mu and notmuch on the same Maildir, and compare the CPU time they took.

    python bench/import_bench.py --messages 10000 [--mailbox FOLDER] [--only cordially mu]

Prints a table: CPU seconds (user and system, children included), private memory at its highest, size of what was
written; for the first import, a second one of the same, and one more with 100 new messages. Programs that are not
installed are left out with a sentence. FOLDER is one that bench/mailbox.py wrote, with 100 messages more than asked.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from mailbox import write
from pathlib import Path

ME = "me@example.org"
MORE = 100
STEPS = ("first import", "the same again", f"{MORE} more messages")


@dataclass
class Cost:
    """What one run took."""

    cpu: float = 0.0
    memory: int = 0  # bytes of private memory of all its processes, at the highest that was seen


@dataclass
class Program:
    """One program, and how it is told to read a Maildir into a folder of its own."""

    name: str
    commands: Callable[[Path, Path], list[list[str]]]
    environment: Callable[[Path, Path], dict[str, str]]
    costs: list[Cost] = field(default_factory=list)
    size: int = 0


def cordially(maildir: Path, home: Path) -> list[list[str]]:
    program = Path(sys.executable).with_name("cordially")
    return [[str(program), "import", str(maildir), "--quiet", "--me", ME]]


def mu(maildir: Path, home: Path) -> list[list[str]]:
    begun = home / "begun"
    first = [] if begun.exists() else [["mu", "init", "--quiet", f"--maildir={maildir}", f"--my-address={ME}"]]
    begun.touch()
    return [*first, ["mu", "index", "--quiet"]]


def notmuch(maildir: Path, home: Path) -> list[list[str]]:
    config = f"[database]\npath={maildir}\n[user]\nname=Me\nprimary_email={ME}\n"
    config += "[new]\ntags=new\n[maildir]\nsynchronize_flags=false\n"
    (home / "config").write_text(config)
    return [["notmuch", "new", "--quiet"]]


PROGRAMS = (
    Program("cordially", cordially, lambda maildir, home: {"CORDIALLY_HOME": str(home)}),
    Program("mu", mu, lambda maildir, home: {"MUHOME": str(home), "XDG_CACHE_HOME": str(home)}),
    Program("notmuch", notmuch, lambda maildir, home: {"NOTMUCH_CONFIG": str(home / "config")}),
)


def run(command: list[str], environment: dict[str, str]) -> Cost:
    """Run it to its end, and look at its memory twenty times a second."""
    cost = Cost()
    before = os.times()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=told, stderr=told)
        watch = threading.Thread(target=_watch, args=(process, cost))
        watch.start()
        code = process.wait()
        watch.join()
        if code:
            told.seek(0)
            sys.exit(f"{' '.join(command)} ended with {code}:\n{told.read().decode(errors='replace')[-2000:]}")
    after = os.times()
    cost.cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return cost


def _watch(process: subprocess.Popen[bytes], cost: Cost) -> None:
    while process.poll() is None:
        cost.memory = max(cost.memory, sum(_private(pid) for pid in _family(process.pid)))
        time.sleep(0.05)


def _family(pid: int) -> list[int]:
    found = [pid]
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return found
    return found + [one for child in children for one in _family(int(child))]


def _private(pid: int) -> int:
    """Files that are only mapped are no memory of the process; what it wrote itself is."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty")))


def measure(program: Program, maildir: Path, later: list[tuple[Path, Path]], home: Path) -> None:
    """All the steps, and everything back in its place."""
    for number in range(len(STEPS)):
        if number == 2:
            for away, place in later:
                away.rename(place)
        costs = [run(command, program.environment(maildir, home)) for command in program.commands(maildir, home)]
        program.costs.append(Cost(sum(cost.cpu for cost in costs), max(cost.memory for cost in costs)))
    program.size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    database = maildir / ".notmuch"
    if database.exists():
        program.size = sum(path.stat().st_size for path in database.rglob("*") if path.is_file())
        shutil.rmtree(database)
    for away, place in later:
        place.rename(away)


def put_away(maildir: Path, folder: Path) -> list[tuple[Path, Path]]:
    """The newest messages go away until they are new."""
    files = sorted((path for path in maildir.rglob("cur/*") if path.is_file()), key=lambda path: _number(path.name))
    later = [(folder / f"{number}-{path.name}", path) for number, path in enumerate(files[-MORE:])]
    for away, place in later:
        place.rename(away)
    return later


def _number(name: str) -> int:
    return int(name.partition(".M")[2].partition("P")[0])


def table(programs: list[Program], count: int) -> str:
    """Costs, and in brackets how many times those of cordially the others took."""
    lines = ["| " + " | ".join(["", *(program.name for program in programs)]) + " |"]
    lines.append("| --- |" + " ---: |" * len(programs))
    for number, step in enumerate(STEPS):
        ours = programs[0].costs[number].cpu
        cells = [f"{one.costs[number].cpu:.2f} s ({ours / max(one.costs[number].cpu, 0.001):.3f})" for one in programs]
        lines.append("| " + " | ".join([f"{step}: CPU (cordially against it)", *cells]) + " |")
    per = [f"{1e6 * one.costs[0].cpu / count:.0f} µs" for one in programs]
    lines.append("| " + " | ".join(["first import: CPU of a message", *per]) + " |")
    memory = [f"{max(cost.memory for cost in one.costs) / 2**20:.0f} MiB" for one in programs]
    lines.append("| " + " | ".join(["private memory at its highest", *memory]) + " |")
    lines.append("| " + " | ".join(["what was written", *(f"{one.size / 2**20:.0f} MiB" for one in programs)]) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mailbox", type=Path, help="a folder written before by bench/mailbox.py")
    parser.add_argument("--only", nargs="*", help="names of programs")
    asked = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="import-bench-", dir=asked.mailbox and asked.mailbox.parent))
    try:
        mailbox = asked.mailbox or scratch / "mailbox"
        if not asked.mailbox:
            write(mailbox, asked.messages + MORE, asked.seed, "maildir")
        compare(mailbox / "Maildir", scratch, asked.messages, asked.only)
    finally:
        shutil.rmtree(scratch)


def compare(maildir: Path, scratch: Path, count: int, only: list[str] | None) -> None:
    (scratch / "later").mkdir()
    later = put_away(maildir, scratch / "later")
    measured = []
    try:
        for program in PROGRAMS:
            if only and program.name not in only:
                continue
            if program.name != "cordially" and not shutil.which(program.name):
                print(f"{program.name} is not installed here and was left out.")
                continue
            home = scratch / program.name
            home.mkdir(mode=0o700)
            measure(program, maildir, later, home)
            measured.append(program)
    finally:
        for away, place in later:
            if away.exists():
                away.rename(place)
    print(f"\n{count:,} messages in a Maildir\n\n{table(measured, count)}")


if __name__ == "__main__":
    main()
