"""Pages whose tables lost their borders: the ways in which the seeds and the published reports came to us."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.documents.paper import Box, Paper, Para, Sheet

Cells = list[list[str]]


def write(paper: Paper, random: Random, shape: str) -> bytes:
    """The page as text, in UTF-8 or, where the dial says so, GBK."""
    text = SHAPES[shape](paper, random)
    if "gbk" in paper.dials:
        return text.encode("gbk", "replace")
    return text.encode("utf-8-sig" if "bom" in paper.dials else "utf-8")


def _begun(sheet: Sheet) -> Cells:
    """Row by row the cells as a page shows them: a merged cell once, nothing where one from above goes on."""
    found = []
    for row in sheet.matrix():
        line, last = [], None
        for box, here in row:
            if here or box is not last:
                line.append(box.text if here and box else "")
            last = box
        found.append(line)
    return found


def _spread(sheet: Sheet) -> Cells:
    """Row by row every place of the grid; what a merged cell covers is empty."""
    return [[box.text if here and box else "" for box, here in row] for row in sheet.matrix()]


def one_line_a_cell(paper: Paper, random: Random) -> str:
    """Seeds 000 and 004: every cell on its own line behind a tab, rows parted by an empty line."""
    return _page(paper, lambda sheet: "\n\n".join("\t" + "\n\t".join(row) for row in _begun(sheet)) + "\n\n")


def tabs(paper: Paper, random: Random) -> str:
    """Seed 002: a row a line, tabs between the cells, merged cells once."""
    return _page(paper, lambda sheet: "\n".join("\t".join(_flat(row)) for row in _begun(sheet)) + "\n")


def padded(paper: Paper, random: Random) -> str:
    """Seed 003: every place of the grid has its tab, also the merged ones."""
    return _page(paper, lambda sheet: "\n".join("\t".join(_flat(row)) for row in _spread(sheet)) + "\n")


def headed(paper: Paper, random: Random) -> str:
    """Seed 001: markdown headings of mixed depth, rows with tabs, here and there one tab too many."""

    def table(sheet: Sheet) -> str:
        ends = [random.choice(("", "", "\t")) for _ in sheet.rows]
        return "\n".join("\t".join(_flat(row)) + end for row, end in zip(_spread(sheet), ends, strict=True))

    def heading(para: Para) -> str:
        marks = {1: "#", 2: random.choice(("##", "###", "####")), 3: "###"}
        return f"\n{marks[para.level]} {para.text}\n"

    return _page(paper, lambda sheet: f"\n{table(sheet)}\n", heading)


def bare(paper: Paper, random: Random) -> str:
    """A copy out of a viewer: every cell on a line of its own, no tabs, empty cells gone."""

    def table(sheet: Sheet) -> str:
        return "\n".join(text for row in _begun(sheet) for text in row if text.strip()) + "\n"

    return _page(paper, table)


def blanks(paper: Paper, random: Random) -> str:
    """A copy out of a PDF: a row a line, one blank between its cells."""
    return _page(
        paper, lambda sheet: "\n".join(" ".join(filter(None, _flat(row))) for row in _begun(sheet)) + "\n"
    )


def run_together(paper: Paper, random: Random) -> str:
    """A crawled page: all of it one line, nothing between the cells or here and there a blank."""
    gap = random.choice(("", "", " "))
    parts = []
    for block in paper.blocks:
        if isinstance(block, Para):
            parts.append(block.text + random.choice(("", " ")))
            continue
        for row in block.rows:
            label = [box.text for box in row if box.role != "figure"]
            digits = "".join(box.text for box in row if box.role == "figure")
            parts.append(gap.join(filter(None, label)) + random.choice(("", gap)) + digits + gap)
    return "".join(parts).replace("\n", "")


def markdown(paper: Paper, random: Random) -> str:
    """A converter's pipe tables: merged cells repeated or left empty, stars left over from bold print."""
    repeat = random.random() < 0.5

    def place(box: Box | None, here: bool) -> str:
        text = box.text if box and (here or (repeat and box.role != "figure")) else ""
        return " ".join(text.split("\n")).replace("|", "\\|")

    def table(sheet: Sheet) -> str:
        rows = [[place(*at) for at in row] for row in sheet.matrix()]
        width = max(map(len, rows))
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n" + "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n"

    def heading(para: Para) -> str:
        marks = {1: "#", 2: random.choice(("##", "##", "####")), 3: "###"}[para.level]
        text = f"**{para.text}**" if "stars" in paper.dials and random.random() < 0.6 else para.text
        return f"\n{marks} {text}\n"

    return _page(paper, table, heading)


def _flat(row: list[str]) -> list[str]:
    return [" ".join(text.split("\n")) for text in row]


def _page(paper: Paper, table: Callable[[Sheet], str], heading: Callable[[Para], str] | None = None) -> str:
    parts = []
    for block in paper.blocks:
        if isinstance(block, Sheet):
            parts.append(table(block))
        elif heading and block.level:
            parts.append(heading(block))
        else:
            stars = "**" if "stars" in paper.dials and block.level else ""
            parts.append(f"{stars}{block.text}{stars}")
    return "\n".join(parts) + "\n"


SHAPES: dict[str, Callable[[Paper, Random], str]] = {
    "lines": one_line_a_cell,
    "tabs": tabs,
    "padded": padded,
    "headed": headed,
    "bare": bare,
    "blanks": blanks,
    "run": run_together,
    "markdown": markdown,
}
