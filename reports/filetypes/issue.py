"""What the files of one published version are made of, whatever their format. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from reports.content import Content
from reports.document import Document, document
from reports.filetypes import json


@dataclass(frozen=True, eq=False)  # known by itself, so that what is printed once can be kept for it
class Issue:
    """A version as it goes to the public. The same issue gives the same bytes.

    ``frozen`` is the canonical document, ``code`` the agency's unit code, ``number`` the version's. ``verify`` is the
    full address of the page that tells whether a copy is genuine and current, without its last part, the digest.
    ``note`` is the public 更正说明 of a correction; it is no part of the document.
    """

    frozen: dict[str, Any]
    code: str
    number: int
    published_on: date
    verify: str
    note: str = ""

    @cached_property
    def content(self) -> Content:
        return json.read(self.frozen)

    @cached_property
    def document(self) -> Document:
        """The report laid out: what HTML, PDF, DOCX and OFD print."""
        return document(self.content)

    @cached_property
    def canonical(self) -> bytes:
        """The canonical JSON: what JSON is, and what lies inside the PDF."""
        return json.canonical(self.frozen)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON, in hex: the name of this content wherever it is checked."""
        return sha256(self.canonical).hexdigest()

    @property
    def verify_address(self) -> str:
        return f"{self.verify}{self.digest}/"
