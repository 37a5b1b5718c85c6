"""Writing address books: as Google exports them, one folder a label, and as an older phone saves them."""

from collections.abc import Iterable
from pathlib import Path

from cordially.demo.cast import Person

LABELS = {"friend": "Freunde", "family": "Familie", "community": "Design & Code"}


def write_google(folder: Path, people: Iterable[Person]) -> None:
    """All people, and those with a label once more in a folder of that label."""
    known = [person for person in people if "google" in person.books]
    _write(folder / "All Contacts" / "All Contacts.vcf", map(_google, known))
    _write(folder / "My Contacts" / "My Contacts.vcf", map(_google, known[::2]))
    for circle, label in LABELS.items():
        _write(folder / label / f"{label}.vcf", (_google(person) for person in known if circle in person.circles))


def write_phone(path: Path, people: Iterable[Person]) -> None:
    """vCard 2.1 with quoted-printable names, as Android's export writes them."""
    _write(path, (_phone(person) for person in people if "phone" in person.books))


def _write(path: Path, cards: Iterable[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join("\r\n".join([*card, ""]) for card in cards).encode())


def _google(person: Person) -> list[str]:
    first, last = _names(person.name)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_text(person.name)}", f"N:{_text(last)};{_text(first)};;;"]
    lines += [f"EMAIL;TYPE=INTERNET;TYPE={email.kind.upper()}:{email.address}" for email in person.emails]
    lines += [f"TEL;TYPE=CELL:{phone}" for phone in person.phones]
    job = person.job(14) if len(person.jobs) > 1 else person.job(0)  # an address book is seldom up to date
    if job:
        lines += [f"ORG:{_text(job.organisation)}", f"TITLE:{_text(job.title)}"]
    lines += [f"BDAY:{person.birthday}"] if person.birthday else []
    lines += [f"ADR;TYPE=HOME:;;;{_text(person.place)};;;"] if person.place else []
    if person.page:
        lines += [f"item1.URL:https://www.linkedin.com/in/{person.page}", "item1.X-ABLabel:PROFILE"]
    return [*lines, f"CATEGORIES:{','.join(_labels(person))}", "END:VCARD"]


def _labels(person: Person) -> list[str]:
    return ["myContacts", *(label for circle, label in LABELS.items() if circle in person.circles)]


def _phone(person: Person) -> list[str]:
    name = person.nickname or person.name
    first, last = _names(name)
    coded = not name.isascii()
    mark = ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE" if coded else ""
    value = (lambda text: _quoted(text)) if coded else str
    lines = ["BEGIN:VCARD", "VERSION:2.1", f"N{mark}:{value(last)};{value(first)};;;", f"FN{mark}:{value(name)}"]
    lines += [f"TEL;{'CELL' if number == 0 else 'WORK'}:{phone}" for number, phone in enumerate(person.phones)]
    lines += [f"EMAIL;HOME:{email.address}" for email in person.emails[:1]]
    return [*lines, "END:VCARD"]


def _names(name: str) -> tuple[str, str]:
    first, _, last = name.partition(" ")
    return first, last


def _quoted(text: str) -> str:
    """Every byte as "=C3"; a long line is carried on behind a "=" at its end."""
    coded = "".join(f"={byte:02X}" for byte in text.encode())
    return "=\r\n".join(coded[at : at + 60] for at in range(0, len(coded), 60))


def _text(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
