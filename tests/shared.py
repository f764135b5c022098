"""The folder of official texts and published reports beside the checkout; without it tests of them skip."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no folder of official texts beside this one")
