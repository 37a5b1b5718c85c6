"""The country whose numbers an address book writes without their country: that of most of its other numbers."""

import re
from collections import Counter
from itertools import islice

from cordially.sources.content_lines import physical
from cordially.sources.files import File

FEWEST = 5  # numbers with their country, before anything is concluded
MOST = 2000  # that are looked at
SHARE = 0.7  # of them that must agree

_NUMBER = re.compile(r"(?:[A-Z0-9_-]{1,20}\.)?TEL\b[^:]{0,200}:(?:tel:)?\s*((?:\+|00)[0-9 ().-]{6,30})", re.IGNORECASE)


def region_of(file: File) -> str:
    """As "PT"; "" where nothing can be concluded."""
    with file.open() as stream:
        told = (found[1] for line in physical(stream) if (found := _NUMBER.match(line[:300])))
        counted = Counter(filter(None, map(_region, islice(told, MOST))))
    if not counted:
        return ""
    region, count = counted.most_common(1)[0]
    return region if count >= FEWEST and count >= SHARE * counted.total() else ""


def _region(number: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse("+" + number.removeprefix("00").lstrip("+"), None)
    except phonenumbers.NumberParseException:
        return ""
    return str(phonenumbers.region_code_for_number(parsed) or "")
