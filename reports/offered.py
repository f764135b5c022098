"""The files of a report as they are offered to readers: names, media types, what each is for. Pure."""

from __future__ import annotations

from dataclasses import dataclass

TYPES = {
    "pdf": ("PDF", "application/pdf"),
    "ofd": ("OFD", "application/ofd"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "json": ("JSON", "application/json"),
    "htm": ("网页片段", "text/html; charset=utf-8"),
    "txt": ("文本", "text/plain; charset=utf-8"),
}
# what the files are for, in the order they are offered
USES = (
    ("阅读", ("pdf", "ofd", "docx")),
    ("数据", ("xlsx", "csv", "json")),
    ("其他", ("htm", "txt")),
)


@dataclass(frozen=True)
class Download:
    """What the link to a file says; ``sm3`` is empty for files made before it was kept."""

    format: str
    address: str
    label: str
    size: int
    sha256: str
    sm3: str


def by_use(files: list[Download]) -> list[tuple[str, list[Download]]]:
    """The same files by what they are for; uses without a file are left out."""
    groups = [(use, [file for file in files if file.format in formats]) for use, formats in USES]
    return [(use, found) for use, found in groups if found]
