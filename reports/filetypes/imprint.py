"""The imprint at the foot of a published report: who published it when, which version, and how to check a copy. Pure."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO

import segno

from reports.filetypes import colophon
from reports.filetypes.issue import Issue

SHOWN = 16  # hex digits of the fingerprint: enough to tell two copies apart by eye
DOTS = 8  # pixels a module: readers that smooth pictures keep its edges


@dataclass(frozen=True)
class Imprint:
    """The words of the imprint, and the QR code as a PNG of black and white."""

    agency: str
    published: str
    version: str
    note: str
    fingerprint: str
    address: str
    code: bytes

    @property
    def source(self) -> str:
        """The code as an address for the src of an img."""
        return f"data:image/png;base64,{b64encode(self.code).decode()}"


def imprint(issue: Issue) -> Imprint:
    """The imprint of a published version. The same issue gives the same bytes."""
    drawn = BytesIO()
    segno.make(issue.verify_address, error="m", micro=False).save(drawn, kind="png", scale=DOTS, border=0)
    return Imprint(
        agency=issue.content.agency,
        published=colophon.day(issue),
        version=colophon.version(issue),
        note=colophon.shortened(issue.note),
        fingerprint=issue.digest[:SHOWN],
        address=issue.verify_address,
        code=drawn.getvalue(),
    )
