"""The report as a piece of HTML to paste into the editor of a website. Pure.

Such editors drop classes, ids and style sheets. What is left has to be enough: elements, scope, spans, styles on the
elements themselves, and border="1" where even these go. The title is not in it: every site has a field for that.
"""

from __future__ import annotations

from collections.abc import Iterable

from reports.document import Chapter, Grid, GridCell
from reports.filetypes import colophon
from reports.filetypes.issue import Issue
from reports.filetypes.layout import Block, blocks
from reports.filetypes.package import xml

RULE = "border:1px solid #000"
STYLES = {
    "h2": "margin:1.2em 0 0.6em;font-size:1.25em;font-weight:bold;line-height:1.6",
    "h3": "margin:0.6em 0 0;font-size:1.1em;font-weight:bold;line-height:2",
    "h4": "margin:0;font-size:1em;font-weight:bold;line-height:2",
    "p": "margin:0;text-indent:2em;line-height:2",
    "foot": "margin:2em 0 0;padding-top:0.6em;border-top:1px solid #000;font-size:0.9em;line-height:1.8",
    "line": "margin:0;overflow-wrap:anywhere",
    "table": f"width:100%;border-collapse:collapse;{RULE};font-size:0.9em;line-height:1.5",
    "caption": "padding:0.4em;font-weight:bold;text-align:center",
    "stub": f"{RULE};padding:4px;text-align:left;font-weight:normal",
    "other": f"{RULE};padding:4px;text-align:center;font-weight:normal",
}


def write(issue: Issue) -> bytes:
    """UTF-8, which it says itself: the file is opened from a disk too."""
    document = issue.document
    chapters = "\n".join(map(_chapter, document.chapters))
    return f'<meta charset="utf-8">\n<div lang="zh-CN">\n{chapters}\n{_foot(issue)}\n</div>\n'.encode()


def _foot(issue: Issue) -> str:
    """Who published it and how it is checked; the note of a correction must not be lost on the other website."""
    line = f'<p style="{STYLES["line"]}">'
    told = "\n".join(f"{line}{xml(label)}：{xml(words)}</p>" for label, words in colophon.facts(issue))
    return f'<div style="{STYLES["foot"]}">{line}<strong>{colophon.HEADING}</strong></p>\n{told}</div>'


def _element(tag: str, content: str) -> str:
    return f'<{tag} style="{STYLES[tag]}">{content}</{tag}>'


def _chapter(chapter: Chapter) -> str:
    parts = [_element("h2", xml(chapter.heading)), *map(_block, blocks(chapter.paragraphs))]
    return "\n".join([*parts, table(chapter.grid)] if chapter.grid else parts)


def _block(block: Block) -> str:
    lead = f"<strong>{xml(block.paragraph.lead)}</strong>" if block.paragraph.lead else ""
    return _element(block.tag, lead + xml(block.paragraph.text))


def table(grid: Grid) -> str:
    """An official table with its merged headers; wider than the column it stands in it scrolls."""
    single = len(grid.groups) == 1
    body = "".join(
        f"<thead>{_rows(group.head)}</thead><tbody>{_rows(group.body)}</tbody>"
        if single
        else f"<tbody>{_rows(group.head)}{_rows(group.body)}</tbody>"
        for group in grid.groups
    )
    caption = _element("caption", xml(grid.title))
    return (
        '<div style="overflow-x:auto">'
        f'<table border="1" cellspacing="0" style="{STYLES["table"]}">{caption}{body}</table></div>'
    )


def _rows(rows: Iterable[tuple[GridCell, ...]]) -> str:
    return "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)


def _cell(of: GridCell) -> str:
    tag = "td" if of.role == "figure" else "th"
    spans = (("scope", of.scope), ("rowspan", of.rowspan), ("colspan", of.colspan))
    marks = "".join(f' {name}="{value}"' for name, value in spans if value not in ("", 1))
    style = STYLES["stub" if of.role == "stub" else "other"]
    return f'<{tag}{marks} style="{style}">{xml(of.text)}</{tag}>'
