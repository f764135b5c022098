"""Writes a version in every format and says the hashes: run as a process of its own by test_same_figures."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from reports.actions.publish import WRITERS
from tests.reports.filetypes import issues


def hashes(formats: Iterable[str]) -> dict[str, str]:
    issue = issues.odd.__wrapped__(2020)  # one of its own each time: nothing is remembered in it
    return {format: sha256(WRITERS[format](issue)).hexdigest() for format in formats}


def main() -> None:
    """All formats, then once more all but the printed ones, which take long and are written twice in their own tests."""
    print(json.dumps([hashes(WRITERS), hashes(format for format in WRITERS if format not in ("pdf", "ofd"))]))
