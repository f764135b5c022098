"""How a published figure or report is cited: GB/T 7714—2015, BibTeX, RIS. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# signs of BibTeX and LaTeX themselves; braces are counted even where they are escaped
SIGNS = str.maketrans({**{sign: f"\\{sign}" for sign in "$&#%_"}, "{": "｛", "}": "｝", "\\": "＼"})


@dataclass(frozen=True)
class Source:
    """What is cited. ``part`` names the figure, empty for the whole report; ``address`` is the full one.

    ``newest`` is the version in force, where that is another one.
    """

    author: str
    title: str
    published_on: date
    address: str
    version: int
    part: str = ""
    newest: int = 0

    @property
    def edition(self) -> str:
        """Which version it is, where there is more than one to be taken for it."""
        if self.newest > self.version:
            return f"第{self.version}版（已更正，现行为第{self.newest}版）"
        return f"第{self.version}版" if self.version > 1 else ""

    @property
    def name(self) -> str:
        if self.newest > self.version:
            said = f"{self.title}，{self.edition}"
        else:
            said = f"{self.title}（{self.edition}）" if self.edition else self.title
        return f"{said}：{self.part}" if self.part else said

    @property
    def key(self) -> str:
        """Of the path alone, so that it is the same wherever the site stands."""
        return "-".join(self.address.partition("://")[2].split("/")[1:]).strip("-")


def gb7714(of: Source) -> str:
    """机关. 题名[EB/OL]. (发布日期)[引用日期]. 地址. The reader fills in the day he read it."""
    return f"{of.author}. {of.name}[EB/OL]. ({of.published_on:%Y-%m-%d})[引用日期]. {of.address}."


def sentence(of: Source, year: int, value: str) -> str:
    """A figure as prose says it: 据……，2024年“本年新收，总计”为233件。 ``value`` is with its unit."""
    day = of.published_on
    when = "，".join(filter(None, (of.edition, f"{day.year}年{day.month}月{day.day}日发布")))
    return f"据{of.author}《{of.title}》（{when}），{year}年“{of.part}”为{value}。"


def bibtex(of: Source) -> str:
    fields = {
        "author": f"{{{of.author.translate(SIGNS)}}}",
        "title": of.name.translate(SIGNS),
        "year": f"{of.published_on:%Y}",
        "date": f"{of.published_on:%Y-%m-%d}",
        "url": of.address,
        "langid": "chinese",
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@online{{{of.key},\n{body}}}"


def ris(of: Source) -> str:
    fields = (
        ("TY", "ELEC"),
        ("AU", of.author),
        ("TI", of.name),
        ("PY", f"{of.published_on:%Y}"),
        ("DA", f"{of.published_on:%Y/%m/%d}"),
        ("UR", of.address),
        ("LA", "zh"),
        ("ER", ""),
    )
    return "\n".join(f"{tag}  - {value}" for tag, value in fields)
