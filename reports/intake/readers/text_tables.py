"""Tables in plain text by tabs, pipes and blanks. Each shape takes lines from a place on, or none. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from unicodedata import east_asian_width

from reports.intake.readers import columns
from reports.intake.source import Block, Cell, Grid, Text

Taken = tuple[list[Block], int]

PIPE = re.compile(r"(?<!\\)\|")
RULE = re.compile(r":?-+:?")
LISTED = re.compile(r"\t[^\t]*")
SECTION = re.compile(r"\s*[一二三四五六]\s*、")
PROSE = 60  # characters; no official label is as long
APART = re.compile(r"\s{2,}|\u3000+")


def grid(rows: Sequence[Sequence[str]], at: int) -> Grid:
    """Rows as found, each cell in the column of its place in the row."""
    cells = tuple(Cell(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Grid(cells, f"第{at + 1}行起的表")


def piped(lines: Sequence[str], at: int) -> Taken | None:
    """Markdown: rows parted by |. A line of dashes says that the row above it begins a table."""
    if _framed(lines[at]):
        run = _run(_framed, lines, at)
    elif PIPE.search(lines[at]) and at + 1 < len(lines) and "|" in lines[at + 1] and _ruled(lines[at + 1], 1):
        run = _run(lambda line: bool(PIPE.search(line)), lines, at)
    else:
        return None
    ruled = {n for n, line in enumerate(run) if _ruled(line, n)}
    starts = sorted({0, *(n - 1 for n in ruled if n > 1)})
    wide = max((len(PIPE.split(run[n].strip())) for n in ruled if "|" not in run[n].strip()[:1]), default=0)
    found: list[Block] = []
    for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
        if rows := [_fields(run[n], wide) for n in range(start, end) if n not in ruled]:
            found.append(grid(rows, at + start))
    return found, at + len(run)


def listed(lines: Sequence[str], at: int) -> Taken | None:
    """One cell a line behind a tab, a blank line between rows; a line without a tab goes on with its cell."""
    rows: list[list[str]] = []
    end = n = at
    while n < len(lines) and _cell(lines[n]):
        row: list[str] = []
        while n < len(lines) and (_cell(lines[n]) or (row and _continued(lines[n]))):
            if _cell(lines[n]):
                row.append(lines[n][1:])
            else:
                row[-1] += "\n" + lines[n]
            n += 1
        if n < len(lines) and _row(lines[n]):
            break  # not a cell a line after all: rows parted by tabs, which began with a blank
        rows.append(row)
        end = n
        while n < len(lines) and not lines[n].strip() and "\t" not in lines[n]:
            n += 1
    if max(map(len, rows), default=0) > 1:
        return ([grid(rows, at)], end) if len(rows) > 1 else None
    return None if end == at else ([Text(line, f"第{k + 1}行") for k, line in _typed(lines, at, end)], end)


def tabbed(lines: Sequence[str], at: int) -> Taken | None:
    """Rows parted by tabs, as a spreadsheet copies them; fields before and after may be blank."""
    run = _run(_row, lines, at)
    if not run or (len(run) == 1 and run[0].count("\t") < 2) or not any(line.strip() for line in run):
        return None
    return [grid([line.split("\t") for line in run], at)], at + len(run)


def aligned(lines: Sequence[str], at: int) -> Taken | None:
    """Columns parted by blanks, where several lines in a row agree on them; where they do not, the lines."""
    end = at
    while end < min(len(lines), at + columns.MOST) and _spread(lines[end]):
        end += 1
    if end == at:
        return None
    start, cells = columns.found([_words(line) for line in lines[at:end]])
    stop = at + start if cells else end
    found: list[Block] = [Text(line, f"第{n + 1}行") for n, line in _typed(lines, at, stop)]
    return ([*found, Grid(cells, f"第{stop + 1}行起的表")] if cells else found), end


def _spread(line: str) -> bool:
    """Whether a line may be a row of columns parted by blanks, and by nothing else."""
    return (
        not line.lstrip().startswith("#")
        and "\t" not in line
        and "|" not in line
        and len(_words(line)) >= columns.LEAST
    )


def width(text: str) -> int:
    """How many places a text takes where a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _run(fits: Callable[[str], bool], lines: Sequence[str], at: int) -> list[str]:
    """The lines from a place on that fit, without a break."""
    return list(takewhile(fits, (lines[n] for n in range(at, len(lines)))))


def _typed(lines: Sequence[str], at: int, end: int) -> list[tuple[int, str]]:
    return [(n, lines[n]) for n in range(at, end) if lines[n].strip()]


def _continued(line: str) -> bool:
    """A short line without a tab, no heading: the rest of the cell above."""
    return bool(line.strip()) and "\t" not in line and len(line) <= PROSE // 2 and not SECTION.match(line)


def _framed(line: str) -> bool:
    line = line.strip()
    return len(line) > 2 and line.startswith("|") and line.endswith("|")


def _cell(line: str) -> bool:
    return bool(LISTED.fullmatch(line)) and len(line) <= PROSE and "。" not in line


def _row(line: str) -> bool:
    """A line with a tab, unless the tab only indents a paragraph."""
    return "\t" in line and not (len(line) > PROSE and line.rindex("\t") == 0)


def _ruled(line: str, place: int) -> bool:
    """A line of dashes below a head; single dashes further down are somebody's word for nothing."""
    fields = _fields(line)
    return all(RULE.fullmatch(field) for field in fields) and (place == 1 or "--" in line)


def _fields(line: str, bare: int = 0) -> list[str]:
    """The cells of a row in Markdown, without its marks.

    ``bare`` is how many there are where the line of dashes has no pipe in front: a pipe there parts off a blank cell.
    """
    parts = PIPE.split(line.strip())
    if len(parts) == bare:
        return [_unmarked(part) for part in parts]
    if parts and not parts[0].strip():
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [_unmarked(part) for part in parts]


def _unmarked(text: str) -> str:
    text = re.sub(r"<br\s*/?>", "\n", text.strip().replace("\\|", "|"))
    return text.replace("**", "").replace("`", "").strip()


def _words(line: str) -> list[columns.Word]:
    """Words parted by two blanks or more, by the places they take."""
    found: list[columns.Word] = []
    start = place = 0
    for gap in [*APART.finditer(line), None]:
        end = gap.start() if gap else len(line)
        after = place + width(line[start:end])
        if line[start:end].strip():
            found.append((place, after, line[start:end]))
        if gap:
            start, place = gap.end(), after + width(gap[0])
    return found
