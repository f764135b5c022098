"""Web archives (.mht, and what some systems save under .doc): the page inside, nothing else of it. Pure."""

from __future__ import annotations

from email import message_from_bytes, policy

from reports.intake.readers import html
from reports.intake.readers.package import BROKEN
from reports.intake.source import Source, Unreadable

MOST = 16 * 2**20  # bytes; the pictures in it are not asked for
TOO_BIG = "这个网页存档太大。请在浏览器里打开，选中报告正文复制后直接粘贴。"


def read(data: bytes) -> Source:
    """The first page of the archive. Errors: Unreadable."""
    if len(data) > MOST:
        raise Unreadable(TOO_BIG)
    for part in message_from_bytes(data, policy=policy.compat32).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return html.read(page if isinstance(page, bytes) else b"")
    raise Unreadable(BROKEN)
