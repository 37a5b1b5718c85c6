"""Measure how often ordinary mail is remarked upon: `python bench/drafts_rate.py FOLDER`, one mail in each file.

Figures in the docs are from the 192 bodies of the forge mails (signature lines unmarked), on which thresholds were set,
with nothing known of the person, with a need known, and after a year of silence.
"""

import re
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from cordially.core.drafts import Facts, check

TODAY = date(2026, 11, 25)
NEED = "I struggle to find a second designer before January"
KNOWN = {
    "nothing known": Facts(),
    "a need known": Facts("Ben", needs=(NEED,), last_at=datetime(2026, 11, 1, tzinfo=UTC), today=TODAY),
    "a year of silence": Facts("Ben", needs=(NEED,), last_at=datetime(2025, 11, 1, tzinfo=UTC), today=TODAY),
    "never in touch": Facts("Ben", is_first=True, today=TODAY),
}


def main() -> None:
    paths = [path for path in sorted(Path(sys.argv[1]).rglob("*")) if path.is_file() and "sender" not in path.name]
    mails = [re.sub(r"^#\w+#", "", path.read_text("utf-8", "replace"), flags=re.MULTILINE) for path in paths]
    for name, facts in KNOWN.items():
        started = time.process_time()
        kinds = [{remark.kind for remark in check(mail, facts=facts)} for mail in mails]
        rate = len(mails) / (time.process_time() - started)
        found = Counter(kind for one in kinds for kind in one)
        share = sum(map(bool, kinds)) / len(mails)
        print(f"{name}: {share:.1%} of {len(mails)} mails, {dict(found)}; {rate:,.0f} mails a second")


if __name__ == "__main__":
    main()
