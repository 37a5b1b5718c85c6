"""Address books: one person over all their addresses, and nobody joined by what several share."""

from datetime import datetime
from pathlib import Path

from cordially.actions import imports
from cordially.queries import people
from cordially.viewer import Viewer


def card(name: str, *lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


def held(viewer: Viewer, tmp_path: Path, now: datetime, *cards: str) -> dict[str, list[str]]:
    """Everybody's addresses after importing these cards."""
    (tmp_path / "book.vcf").write_text("".join(cards))
    imports.read(viewer, [tmp_path / "book.vcf"], now=now)
    lines = people.people(viewer, now=now, everyone=True)
    return {line.name: [value for kind, value in line.identities if kind != "name"] for line in lines}


def test_a_card_joins_its_addresses(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    one = card("Ana Silva", "EMAIL:ana@acme.example", "EMAIL:ana@home.example", "TEL:+351912345678")
    assert held(viewer, tmp_path, now, one) == {"Ana Silva": ["ana@acme.example", "ana@home.example", "+351912345678"]}


def test_a_familys_mailbox_and_telephone_join_nobody(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    family = ("EMAIL:family@hartmann.example", "TEL:+4930123456")
    first = card("Renate Hartmann", "EMAIL:renate@hartmann.example", *family)
    second = card("Gudrun Hartmann", *family, "EMAIL:gudrun@hartmann.example")
    found = held(viewer, tmp_path, now, first, second)
    assert found["Gudrun Hartmann"] == ["gudrun@hartmann.example"]
    assert "renate@hartmann.example" in found["Renate Hartmann"]


def test_a_card_whose_only_address_is_anothers_is_a_person_all_the_same(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    cards = (card("Renate Hartmann", "TEL:+4930123456"), card("Uwe Hartmann", "TEL:+4930123456"))
    assert set(held(viewer, tmp_path, now, *cards)) == {"Renate Hartmann", "Uwe Hartmann"}


def test_a_shared_address_of_a_company_joins_nobody(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    cards = (card("Ana Silva", "EMAIL:info@acme.example"), card("Ben Okri", "EMAIL:info@acme.example"))
    assert {"Ana Silva", "Ben Okri"} <= set(held(viewer, tmp_path, now, *cards))
