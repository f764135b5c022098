"""Numbers that lead through a passage, 一是…二是… and （一）（二）: a jump, a repetition, a list without its first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks.chinese import FULL_WIDTH, number
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.specimen import PROBLEMS
from reports.checks.spots import Passage, passages
from reports.checks.structure import TOPIC
from reports.content import Content
from reports.schema import Severity

RULES = (
    Rule(
        "E-06",
        "同一层次的序号应依次递增，不跳号、不重号。",
        Severity.WARN,
        "GB/T 9704—2012 7.3.3：结构层次序数依次标注",
        Example(passages={"problems": f"{PROBLEMS}一是增加人员，二是规范流程，二是加强培训，三是按月检查。"}),
    ),
)

HAN = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
# where an item may begin: a line, a sentence, a clause
CLAUSE = r"(?:^|(?<=[，。；：、！？…,;:.\s）)”—]))"
SENTENCE = r"(?:^|(?<=[。；：！？\n]))[ \t\u3000]*"
LEVELS = (
    "level",
    "heading",
    "figure",
)  # what stands at the head of a paragraph: these are never nested in themselves


@dataclass(frozen=True)
class Style:
    """A way to number. ``forms`` are how its items may be written; one of them missing may be in another style."""

    name: str
    pattern: re.Pattern[str]
    forms: tuple[str, ...]


STYLES = (
    Style(
        "level",
        re.compile(
            rf"(?m:{SENTENCE})(?P<level>[{HAN}]{{1,2}})[、.．](?![{HAN}]?[、季月次期年至到者类等]|[ \t\u3000]*(?:{TOPIC}))"
        ),
        ("{han}、", "{han}.", "{han}．", "{han}，", "（{han}）"),
    ),
    Style(
        "heading",
        re.compile(rf"(?m:{SENTENCE})[（(](?P<heading>[{HAN}]{{1,3}})[）)]"),
        ("（{han}）", "({han})", "（{han})", "({han}）"),
    ),
    Style(
        "figure",
        re.compile(rf"(?m:{SENTENCE})(?P<figure>[1-9]|[12][0-9])[.．、](?![0-9])"),
        ("{digit}.", "{digit}．", "{digit}、", "{digit}，"),
    ),
    Style(
        "bracket",
        re.compile(rf"(?m:{SENTENCE})[（(](?P<bracket>[1-9]|[12][0-9])[）)]"),
        ("（{digit}）", "({digit})", "{digit})", "{digit}）"),
    ),
    Style("circle", re.compile(f"(?P<circle>[{CIRCLED}])"), ("{circled}",)),
    Style(
        "is",
        re.compile(rf"(?m:{CLAUSE})[ \t\u3000]*(?P<is>[{HAN}]{{1,2}})[是要](?![否素件求点闻])"),
        ("{han}是", "{han}要", "{han}则", "{han}来", "第{han}", "其{han}"),
    ),
    Style(
        "ordinal",
        re.compile(
            rf"(?m:{CLAUSE})[ \t\u3000]*第(?P<ordinal>[{HAN}])(?:(?:件|项|个|步|点|招)事?|个?方面|道关)?(?=[，,：:]|是)"
        ),
        ("第{han}", "其{han}", "{han}是"),
    ),
    Style(
        "of",
        re.compile(rf"(?m:{CLAUSE})[ \t\u3000]*其(?P<of>[{HAN}])(?=[，,、是：:])"),
        ("其{han}", "第{han}", "{han}是"),
    ),
)
FIRST = re.compile("首先|首要|一方面|第一|其一|一来")
CLOSED = re.compile("[。：:\n]")
# a line that leads over to another list: numbered otherwise, or short and without a full stop
LEADS_OVER = re.compile(
    rf"\n[ \t\u3000]*(?:[{HAN}]、|[（(][{HAN}]{{1,3}}[）)]|[0-9]{{1,2}}[.．、]|"
    r"[^\n。；]{1,24}(?:[：:][^\n]{0,400})?(?=\n))"
)
MOST_ITEMS = 400


@dataclass
class Item:
    """A number as it stands: what it says, its words, where, and whether it heads its paragraph."""

    value: int
    words: str
    start: int
    end: int
    leads: bool


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """E-06: the first fault of each style in each passage."""
    for passage in passages(content):
        text = passage.text.translate(FULL_WIDTH)
        for style in STYLES:
            yield from _faults(style, passage, text)


def _faults(style: Style, passage: Passage, text: str) -> Iterator[Finding]:
    last: Item | None = None
    outer: Item | None = None  # the item of a list by paragraphs within which another list runs
    for item in _items(style, text):
        between = text[last.end : item.start] if last else text[: item.start]
        if item.value == 1:
            if last and last.value == 1 and _is_same_list(style, between):
                yield _finding(passage, last, item, "序号重复了")
                return
            outer = last if last and last.leads and not item.leads and "\n" not in between else None
        elif fault := _fault(style, last, outer, item, between):
            yield _finding(passage, last, item, fault)
            return
        last = item


def _items(style: Style, text: str) -> Iterator[Item]:
    for count, match in enumerate(style.pattern.finditer(text)):
        if count >= MOST_ITEMS:
            return
        start, end = match.span(style.name)
        line = text.rfind("\n", 0, start) + 1
        leads = not text[line:start].strip(" \t\u3000（(第其")
        yield Item(_value(match[style.name]), match[0].strip(), start, end, leads)


def _value(text: str) -> int:
    return CIRCLED.index(text) + 1 if text in CIRCLED else number(text)


def _fault(style: Style, last: Item | None, outer: Item | None, item: Item, between: str) -> str:
    """What is wrong with an item that is not the first of its list."""
    if last is None and style.name == "level":
        return ""  # a heading of the six that strayed here, and what else structure tells of
    if last is None:
        begun = FIRST.search(between) or _stands(style, 1, between)
        return "" if begun else f"前面没有“{_forms(style, 1)[0]}”"
    if item.value == last.value + 1 or (outer and item.value == outer.value + 1 and item.leads):
        return ""
    if item.value <= last.value:
        if all(_stands(style, value, between) for value in {1, item.value - 1}):
            return ""  # another list, whose first was not seen: a passage without line breaks
        return "序号重复了" if item.value == last.value else "序号倒退了"
    missing = range(last.value + 1, item.value)
    if all(_stands(style, value, between) for value in missing):
        return ""
    return f"中间缺了{'、'.join(f'“{_forms(style, value)[0]}”' for value in missing)}"


def _stands(style: Style, value: int, between: str) -> bool:
    """Whether a number is written there after all, though not where an item was looked for."""
    return any(form in between for form in _forms(style, value))


def _forms(style: Style, value: int) -> list[str]:
    han = HAN[value - 1] if value <= len(HAN) else f"十{HAN[value - 11]}" if value < 20 else str(value)
    circled = CIRCLED[value - 1] if value <= len(CIRCLED) else str(value)
    return [form.format(han=han, digit=value, circled=circled) for form in style.forms]


def _is_same_list(style: Style, between: str) -> bool:
    """Whether two firsts in a row number one list: nothing between them begins another."""
    if style.name in LEVELS or style.name == "bracket":
        return not LEADS_OVER.search(between)
    return not CLOSED.search(between)


def _finding(passage: Passage, last: Item | None, item: Item, fault: str) -> Finding:
    pair = f"“{last.words}”之后是“{item.words}”" if last else f"“{item.words}”"
    message = (
        f"{passage.place}里的序号不连续：{pair}，{fault}。请核对是漏了一项内容还是序号写错，改正后依次编号。"
    )
    return Finding("E-06", Severity.WARN, passage.section.code, message, quote=item.words)
