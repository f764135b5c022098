"""How a published figure or report is cited: GB/T 7714—2015, BibTeX, RIS. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# signs of BibTeX and LaTeX themselves; braces are counted even where they are escaped
SIGNS = str.maketrans({**{sign: f"\\{sign}" for sign in "$&#%_"}, "{": "｛", "}": "｝", "\\": "＼"})


@dataclass(frozen=True)
class Source:
    """What is cited. ``part`` names the figure, empty for the whole report; ``address`` is the full one."""

    author: str
    title: str
    published_on: date
    address: str
    version: int
    part: str = ""

    @property
    def name(self) -> str:
        said = f"{self.title}（第{self.version}版）" if self.version > 1 else self.title
        return f"{said}：{self.part}" if self.part else said

    @property
    def key(self) -> str:
        """Of the path alone, so that it is the same wherever the site stands."""
        return "-".join(self.address.partition("://")[2].split("/")[1:]).strip("-")


def gb7714(of: Source) -> str:
    """机关. 题名[EB/OL]. (发布日期)[引用日期]. 地址. The reader fills in the day he read it."""
    return f"{of.author}. {of.name}[EB/OL]. ({of.published_on:%Y-%m-%d})[引用日期]. {of.address}."


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
