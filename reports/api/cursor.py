"""Where the next page begins: the last report that was given, so that what is published meanwhile moves nothing. Pure."""

from __future__ import annotations

REPORT = r"^[0-9]{4}\.[a-z0-9]{1,40}(-[a-z0-9]{1,40}){0,20}\.(own|summary)$"
FIGURE = REPORT.removesuffix("$") + r"\.[0-9]{1,4}$"

type_key = tuple[int, str, str]


def write(*parts: int | str) -> str:
    """Of a report: year, unit code, kind; of a figure also how many of that report's figures were given."""
    return ".".join(map(str, parts))


def read(cursor: str) -> tuple[type_key, int]:
    """The report, and how many of its figures were given. The cursor has the form of REPORT or FIGURE."""
    year, code, kind, *given = cursor.split(".")
    return (int(year), code, kind), int(given[0]) if given else 0
