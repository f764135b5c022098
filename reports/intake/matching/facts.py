"""What a document says of itself: edition, year, agency, title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reports.editions import BY_CODE
from reports.intake.matching.words import flat
from reports.intake.source import Grid, Source, Text
from reports.schema import Edition

MARKS = {
    "2021": (
        "本年制发",
        "本年废止",
        "现行有效",
        "本年处理决定数量",
        "本年收费金额",
        "逾期不补正",
        "未按收费通知",
    ),
    "2019": (
        "新制作数量",
        "新公开数量",
        "对外公开总数",
        "上一年项目数量",
        "本年增减",
        "采购项目数量",
        "采购总金额",
    ),
}
CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
YEAR = r"((?<!\d)20[0-3]\d(?!\d)|二\s*[〇○零0]\s*[一二三]?\s*[〇○零一二三四五六七八九])"
NOUN = r"政府信息公开\s*(?:工作)?\s*(?:年度)?\s*(?:工作)?\s*(?:报\s*告|年\s*报)"
TITLE = re.compile(
    rf"([^\s。；，：:、|]{{0,40}}?)\s*{YEAR}\s*年?\s*度?\s*([^\s。；，：:|]{{0,30}}?)\s*{NOUN}(?!有关事项|格式)"
)
PERIOD = re.compile(
    rf"(?:自|从|为|期限|截至|截止)\s*(?:到|至)?\s*{YEAR}\s*年\s*(?:1\s*月\s*1\s*日|12\s*月\s*31\s*日)"
)
ANY_YEAR = re.compile(rf"{YEAR}\s*年(?!\s*(?:政务公开工作要点|修订))")
AGENCY = re.compile(
    r"[\u4e00-\u9fff（）()]{2,28}(?:局|委|厅|办|部|院|会|府|站|中心|馆|处|所|队|街道|镇|乡|社|集团|公司|大学|学校|开发区)(?:办公[室厅])?"
)
AUTHOR = re.compile(r"(?:本年?度?报告由|由)([\u4e00-\u9fff]{3,28}?)(?:根据|按照|依据|编制|负责编制)")
# how the text goes on after a title that has run into it
BEGINS = re.compile(r"(?:根据|按照|依据|依照|为[了全贯]|本年?度?报告|一、|[（(]一[）)]|\d{4}年\d)")
LABELS = re.compile(r"^(?:标题|题名|名称|文件名称|信息名称)\s*[:：]\s*")


NOTHING = (None, None, None)


@dataclass(frozen=True)
class Facts:
    """Title as printed (None where there is none), the agency it names, the report year."""

    title: str | None
    agency: str | None
    year: int | None


def edition_of(source: Source, year: int | None) -> tuple[Edition, bool]:
    """The edition its tables belong to, and whether the tables say so; without tables, the one of its year."""
    words = flat("".join(_all_text(source)))
    hits = {code: sum(mark in words for mark in marks) for code, marks in MARKS.items()}
    if hits["2019"] != hits["2021"]:
        return BY_CODE[max(hits, key=lambda code: hits[code])], True
    if year is not None:
        return _by_year(year), False
    return BY_CODE["2021"], False


def _by_year(year: int) -> Edition:
    return BY_CODE["2019" if year <= 2020 else "2021"]


def _all_text(source: Source) -> Iterable[str]:
    for block in source.blocks:
        if isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


def facts(source: Source, name: str = "") -> Facts:
    """Title, agency and year, from the first lines, then the text, then the name of the page and of the file.

    What a Word file says of itself in its properties is often its template's; it is not asked.
    """
    head = [block.text for block in source.blocks if isinstance(block, Text)][:40]
    lead = [cell.text for b in source.blocks[:2] if isinstance(b, Grid) for cell in b.cells if cell.row < 2]
    title, agency, year = _title([*head[:12], *lead, *head[12:]])
    page = _title([source.title]) if source.format == "html" else NOTHING
    file = _title([re.sub(r"\.\w+$", "", name)])
    texts = [text for text in _all_text(source) if len(text) > 3]
    year = year or page[2] or _year_in(source, texts) or file[2]
    agency = agency or page[1] or file[1] or _author(texts)
    return Facts(title or page[0], agency, year)


def _author(texts: list[str]) -> str | None:
    """The agency a preface names: 本报告由……编制."""
    found = (AUTHOR.search(text) for text in texts[:30])
    names = [match[1] for match in found if match and AGENCY.fullmatch(match[1])]
    return names[0] if names else None


def _title(lines: list[str]) -> tuple[str | None, str | None, int | None]:
    """The first line that reads like a title, else two or three lines that do together."""
    for together in (1, 2, 3):
        for at in range(len(lines) - together + 1):
            text = LABELS.sub("", "".join(line.strip() for line in lines[at : at + together]).strip("*# "))
            match = TITLE.search(text[:120])
            if match and len(match[0]) <= 60 and _stands_alone(text, match):
                named = _named(match)
                before = lines[at - 1].strip("*# \u3000") if at else ""
                if named[1] is None and AGENCY.fullmatch(before):
                    return f"{before}{named[0]}", before, named[2]
                return named
    return NOTHING


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].strip(), text[match.end() :]
    return not before[-6:].strip("*#—-·>首页 ") and (
        not after.strip() or after[:1].isspace() or len(after) < 20 or BEGINS.match(after) is not None
    )


def _named(match: re.Match[str]) -> tuple[str, str | None, int]:
    title = re.sub(r"\s+", "", match[0]).strip("*#")
    before, after = (re.sub(r"\s+", "", part or "") for part in (match[1], match[3]))
    agency = re.sub(r"^(关于|[年度]+)|(关于|的)$", "", before or after)
    return title, agency or None, to_year(match[2])


def to_year(text: str) -> int:
    """“2021” or “二〇二一” as a number."""
    digits = re.sub(r"\s", "", text)
    if "十" in digits or not digits.isdigit() or not digits.isascii():
        digits = digits.translate(CHINESE_DIGITS)
    return int(digits)


def _year_in(source: Source, texts: list[str]) -> int | None:
    """The period the report covers; else the year its own text names most, bare years on a line included."""
    for text in texts:
        if match := PERIOD.search(text):
            return to_year(match[1])
    counts = Counter(to_year(year) for text in texts[:60] for year in ANY_YEAR.findall(text))
    lines = [block.text for block in source.blocks if isinstance(block, Text)]
    bare = [int(text.strip("# *")) for text in lines if re.fullmatch(r"[#* ]*20[0-3]\d[* ]*", text)]
    if bare:
        return bare[0]
    return counts.most_common(1)[0][0] if counts else None
