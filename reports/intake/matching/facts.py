"""What a document says of itself: edition, year, agency, title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reports.editions import BY_CODE, EDITIONS, edition_for
from reports.intake.matching.leftover import labels
from reports.intake.matching.words import flat
from reports.intake.source import Grid, Source, Text
from reports.schema import Edition

# of a label that tells editions apart: its least length, at the head of a column and of a row (政府集中采购 is said in
# prose too), and how much of its end may be worded otherwise
LEAST_MARK, LEAST_ROW, LOOSE_END = 4, 9, 2
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


OVERVIEW = re.compile(r"[*#\s]*一\s*、\s*总\s*体\s*情\s*况")
NOTHING = (None, None, None)


@dataclass(frozen=True)
class Facts:
    """Title as printed (None where there is none), the agency it names, the report year.

    ``others`` are the lines that read like the title of another year.
    """

    title: str | None
    agency: str | None
    year: int | None
    others: tuple[str, ...] = ()


@lru_cache
def _marks() -> dict[str, tuple[str, ...]]:
    """By edition the labels no other edition has, without their last two characters, which are often reworded."""
    words = {edition.code: [flat(label) for label in labels(edition)] for edition in EDITIONS}
    heads = {flat(c.column.label) for edition in EDITIONS for c in edition.cells}
    marks = {}
    for code, own in words.items():
        others = "|".join(label for other, theirs in words.items() if other != code for label in theirs)
        telling = (label for label in own if len(label) >= (LEAST_MARK if label in heads else LEAST_ROW))
        stems = (label[: max(LEAST_MARK, len(label) - LOOSE_END)] for label in telling)
        marks[code] = tuple(dict.fromkeys(stem for stem in stems if stem not in others))
    return marks


def edition_of(source: Source, year: int | None) -> tuple[Edition, bool]:
    """The edition its tables belong to, and whether the tables say so; without tables, the one of its year."""
    words = flat("".join(_all_text(source)))
    hits = {code: sum(mark in words for mark in marks) for code, marks in _marks().items()}
    best, *others = sorted(hits, key=lambda code: -hits[code])
    if all(hits[best] > hits[code] for code in others):
        return BY_CODE[best], True
    return _by_year(year) if year is not None else EDITIONS[-1], False


def _by_year(year: int) -> Edition:
    try:
        return edition_for(year)
    except LookupError:
        return EDITIONS[0]


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
    texts = [block for block in source.blocks if isinstance(block, Text)]
    begins = next((at for at, text in enumerate(texts) if OVERVIEW.match(text.text)), 0)
    head = [text.text for text in texts][: max(40, begins)]
    lead = [cell.text for b in source.blocks[:2] if isinstance(b, Grid) for cell in b.cells if cell.row < 2]
    ranked = _ranked(texts[:begins])
    title, agency, year = ranked[0] if ranked else _title([*head[:12], *lead, *head[12:]])
    others = tuple(dict.fromkeys(each[0] for each in ranked if each[2] != year and each[0]))
    page = _title([source.title]) if source.format == "html" else NOTHING
    file = _title([re.sub(r"\.\w+$", "", name)])
    words = [text for text in _all_text(source) if len(text) > 3]
    year = year or page[2] or _year_in(source, words) or file[2]
    agency = agency or page[1] or file[1] or _author(words)
    return Facts(title or page[0], agency, year, others)


Named = tuple[str | None, str | None, int | None]


def _ranked(texts: Sequence[Text]) -> list[Named]:
    """The titles above the first section, likeliest first: headings, whole lines, then what is nearest to the section.

    A page lists its other reports above this one's title; a preface may speak of the report.
    """
    found: list[tuple[bool, bool, int, Named]] = []
    for at, text in enumerate(texts):
        printed = LABELS.sub("", text.text.strip("*# \u3000\n"))
        match = TITLE.search(printed[:120])
        if match and len(match[0]) <= 60 and _stands_alone(printed, match):
            whole = len(flat(printed)) == len(flat(match[0]))
            before = texts[at - 1].text if at else ""
            found.append((text.heading, whole, at, _with_agency(_named(match), before)))
    return [each[3] for each in sorted(found, key=lambda each: each[:3], reverse=True)]


def _with_agency(named: Named, before: str) -> Named:
    """An agency that stands on the line above the rest of the title."""
    before = before.strip("*# \u3000\n")
    if named[1] is None and AGENCY.fullmatch(before):
        return f"{before}{named[0]}", before, named[2]
    return named


def _author(texts: list[str]) -> str | None:
    """The agency a preface names: 本报告由……编制."""
    found = (AUTHOR.search(text) for text in texts[:30])
    names = [match[1] for match in found if match and AGENCY.fullmatch(match[1])]
    return names[0] if names else None


def _title(lines: list[str]) -> Named:
    """The first line that reads like a title, else two or three lines that do together."""
    for together in (1, 2, 3):
        for at in range(len(lines) - together + 1):
            text = LABELS.sub("", "".join(line.strip() for line in lines[at : at + together]).strip("*# "))
            match = TITLE.search(text[:120])
            if match and len(match[0]) <= 60 and _stands_alone(text, match):
                return _with_agency(_named(match), lines[at - 1] if at else "")
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
