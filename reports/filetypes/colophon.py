"""What every file says of the version it is: who published it, when, what it corrects, how to check it. Pure."""

from __future__ import annotations

import re

from reports.filetypes.issue import Issue

HEADING = "本文件的发布信息"  # by which a file that comes back is read without it
MOST = 110  # characters of the note on paper, about three lines
SENTENCE = re.compile(r"[^。！？；]*[。！？；]")
CUT = "……"  # in the middle of a sentence
ELSEWHERE = "（全文见核验网址）"


def facts(issue: Issue) -> tuple[tuple[str, str], ...]:
    """(label, words), in the order in which they stand at the end of a file."""
    note = (("更正说明", plain(issue.note)),) if issue.note else ()
    return (
        ("发布机关", issue.content.agency),
        ("发布日期", day(issue)),
        ("版本", version(issue)),
        *note,
        ("数据指纹", issue.digest),
        ("核验地址", issue.verify_address),
    )


def day(issue: Issue) -> str:
    on = issue.published_on
    return f"{on.year}年{on.month}月{on.day}日"


def version(issue: Issue) -> str:
    """第2版（更正第1版）: a later version corrects the one before."""
    return f"第{issue.number}版" + (f"（更正第{issue.number - 1}版）" if issue.number > 1 else "")


def plain(note: str) -> str:
    """The note in one line."""
    return " ".join(note.split())


def shortened(note: str, most: int = MOST) -> str:
    """As many whole sentences as there is room for; of a first sentence that is longer, its beginning."""
    text = plain(note)
    if len(text) <= most:
        return text
    room, end = most - len(ELSEWHERE) - len(CUT), 0
    for sentence in SENTENCE.finditer(text):
        end = sentence.end() if sentence.end() <= room else end
    return (text[:end] if end else text[:room] + CUT) + ELSEWHERE
