"""For tests that need the extra `semantic`: left out where it is not installed, but never where everything is tried."""

import os

import pytest

from cordially.store import meanings

needs_semantic = pytest.mark.skipif(
    not meanings.is_there() and not os.environ.get("CI"),
    reason="The extra `semantic` is not installed: pip install -e extras/meaning numpy",
)
