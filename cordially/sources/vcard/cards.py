"""The cards of a vCard file, one after the other."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from cordially.sources.content_lines import Line, Lines, physical, properties

_AGENT = re.compile(r"(?:[A-Z0-9_-]+\.)?AGENT\b[^:]{0,200}:\s*(?:BEGIN:VCARD)?\s*$", re.IGNORECASE)
_EDGE = re.compile(r"\s*(BEGIN|END)\s*:\s*VCARD\s*$", re.IGNORECASE)


class _Card(Lines):
    agents = 0  # how deep we are in cards inside this card


def cards(stream: BinaryIO) -> Iterator[list[Line]]:
    """Each card's lines. A card that never ends is ended by the next; a card inside a card (AGENT) is passed over."""
    card: _Card | None = None
    previous = ""
    for line in physical(stream):
        edge = _EDGE.match(line) if len(line) < 100 else None
        if edge and edge[1].upper() == "BEGIN":
            if card and _AGENT.match(previous):
                card.agents += 1
            else:
                if card:
                    yield properties(card.raw)
                card = _Card()
        elif edge and card and card.agents:
            card.agents -= 1
        elif edge and card:
            yield properties(card.raw)
            card = None
        elif card and _AGENT.match(line) and line.rstrip()[-1:].upper() == "D":
            card.agents += 1
        elif card and not card.agents:
            card.add(line)
        previous = line if line.strip() else previous
    if card:
        yield properties(card.raw)
