"""Punctuation of the prose and the links in it. Told once a section and kind; how a text was laid out is
not judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.spots import Passage, Spot, matches, passages
from reports.content import Content
from reports.prose import LONGEST_HEADING, SECOND, THIRD
from reports.schema import Severity

HAN = "[\u4e00-\u9fff]"
NEAR = f"(?:{HAN}|[”’》）〕％%0-9])"
HALF = re.compile(
    f"(?<={HAN})[,;:?!](?={HAN}|[“‘《（0-9\n]|$)|(?<=[”’》）])[,;:](?={HAN})|(?<=[0-9%％])[,;](?={HAN})"
    f"|(?<={HAN})\\.(?={HAN}|\n|$)|\\((?={HAN})|(?<={HAN})\\)"
)
DOUBLE = re.compile(
    "[，、；：][，。、；：][，。、；：]*|。[，、；：]|。{2}(?!。)|[？！]{3,}|，,|,，|。\\.(?!\\.)"
)
GAP = re.compile(f"(?<={HAN})[ \u3000\xa0]{{1,8}}(?={HAN})")
# a heading inside a paragraph, set off by a blank
HEADED = re.compile("(?:[（(][一二三四五六七八九十]+[）)]|[0-9]{1,2}[.、．])[^，。；]{0,25}$")
OPENS = {"（": "(", "(": "("} | {sign: sign for sign in "“‘【〔「"}
CLOSES = {"）": "(", ")": "("} | dict(zip("”’】〕」", "“‘【〔「", strict=True))
BRACKET = re.compile("[（(“‘【〔「）)”’】〕」]")  # 《》 is told of beside the names of laws
NUMBERING = re.compile("(?:^|[\n。；：，、 ])[0-9一二三四五六七八九十①-⑳]{1,3}$")
ENDS = "。！？；：…”’）》】.!?;:)"
SIGNATURE = re.compile("(?:局|委|委员会|办公室|政府|厅|院|中心|街道办事处|处|[0-9]日|日)$")
# how the paragraph behind begins; a line that goes on in the next is not ended yet
BEGINS = re.compile("[ \u3000\t]*(?:[（(]|[0-9一二三四五六七八九十]{1,3}[.、．是]|第[一二三四五]|其[一二三])")
SHORT, FEW = 20, 10
LINK = re.compile(
    '(?:https?|ftp)://[^\\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef<>"“”]{1,300}|(?<![A-Za-z0-9_./@])www\\.[A-Za-z0-9.-]{3,100}'
    "|(?<![A-Za-z0-9_./@])(?:t\\.cn|dwz\\.cn|url\\.cn|suo\\.im|bit\\.ly)/[A-Za-z0-9]{3,20}"
)
SHORTENED = re.compile(
    "(?:^|\\.)(?:t\\.cn|dwz\\.cn|url\\.cn|suo\\.im|3\\.cn|bit\\.ly|tinyurl\\.com|is\\.gd|goo\\.gl|"
    "t\\.co|t\\.hk|mrw\\.so|suo\\.nz|0x3\\.me|dwz\\.win|sourl\\.cn|c-t\\.work|m6z\\.cn|reurl\\.cc|"
    "u\\.nu|rb\\.gy|v\\.gd|tb\\.cn|jd\\.cn|b23\\.tv)$"
)
OFFICIAL = re.compile(
    "(?:^|\\.)(?:gov\\.cn|edu\\.cn|政务|公益|政务\\.cn|npc\\.gov\\.cn|weixin\\.qq\\.com|weibo\\.com)$"
)
INNER = re.compile("^(?:localhost|127\\.|10\\.|192\\.168\\.|172\\.(?:1[6-9]|2[0-9]|3[01])\\.)|^[^.]+$")
SYMBOLS = "《标点符号用法》（GB/T 15834—2011）"
RULES = (
    Rule(
        "TXT-23",
        "标点不规范：汉字之间用了半角标点，标点重复，段末缺句号，括号引号不成对，词中有空格。",
        Severity.HINT,
        SYMBOLS,
        Example(passages={"other": "本年度未收取信息处理费,没有其他需要报告的事项。"}),
    ),
    Rule(
        "TXT-24",
        "正文里的链接：短链接、内网地址，或者不是政府网站的地址。",
        Severity.HINT,
        "《政府网站发展指引》",
        Example(passages={"other": "详见 http://t.cn/A6abcdef 的说明。"}),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """One finding a section and kind."""
    for passage in passages(content):
        for spots, says in _kinds(passage):
            yield from passage.told("TXT-23", Severity.HINT, spots, says)
        yield from _links(passage)


def _kinds(passage: Passage) -> Iterator[tuple[list[Spot], str]]:
    text = LINK.sub(lambda link: "x" * len(link[0]), passage.text)
    yield matches(HALF, text), "是半角标点，汉字之间请用全角标点。"
    yield matches(DOUBLE, text), "标点重复，请只留一个。"
    yield list(_gaps(text)), "：词句中间有空格，请删去。"
    yield _unclosed(text), "没有成对，请补上另一半或者删去。"
    yield _unended(text), "：这一段末尾没有句号，请补上或者把话写完。"


def _gaps(text: str) -> Iterator[Spot]:
    """Blanks inside a sentence, with the characters to either side."""
    for spot in matches(GAP, text):
        start = max(text.rfind("\n", 0, spot.start) + 1, spot.start - LONGEST_HEADING - 10)
        line = text[start : spot.start].strip()
        if set(line) & set("，。；") and not HEADED.search(line):
            yield Spot(spot.start - 1, spot.end + 1)


def _unclosed(text: str) -> list[Spot]:
    """Brackets and quotation marks without their other half; “1）” at the head of an item has none."""
    open_at: list[tuple[str, int]] = []
    lone: list[int] = []
    for match in BRACKET.finditer(text):
        sign, at = match[0], match.start()
        if sign in OPENS:
            open_at.append((OPENS[sign], at))
        elif open_at and open_at[-1][0] == CLOSES[sign]:
            open_at.pop()
        elif CLOSES[sign] != "(" or not NUMBERING.search(text, max(0, at - 5), at):
            lone.append(at)
    # an opening mark before a close of another kind stays on the stack; so do those it hides
    return [Spot(at, at + 1) for at in sorted([*lone, *(at for _, at in open_at)])]


def _unended(text: str) -> list[Spot]:
    """Ends of paragraphs that break off. Where most lines do, they are not paragraphs, and nothing is said."""
    lines = [(match.start(), match[0].rstrip()) for match in re.finditer("[^\n]*[^\\s][^\n]*", text)]
    following = [*(line for _, line in lines[1:]), "（"]
    long = [
        (start, line, after) for (start, line), after in zip(lines, following, strict=False) if _is_text(line)
    ]
    broken = [(start, line) for start, line, after in long if line[-1] not in ENDS and BEGINS.match(after)]
    if len(broken) > 2 and 3 * len(broken) > len(long):
        return []
    return [Spot(start + len(line) - 1, start + len(line)) for start, line in broken]


def _is_text(line: str) -> bool:
    """A sentence, not a heading, an item of a few words or the signature; nor a few words behind the last sentence."""
    words = line.strip()
    rest = words.rpartition("。")[2]
    if len(words) < SHORT or not set(words) & set("，。") or 0 < len(rest) < FEW:
        return False
    if (SECOND.match(words) or THIRD.match(words)) and len(words) <= LONGEST_HEADING and "。" not in words:
        return False
    return not (SIGNATURE.search(words) and len(rest) < SHORT)


def _links(passage: Passage) -> Iterator[Finding]:
    hosts = [(spot, host(passage.text[spot.start : spot.end])) for spot in matches(LINK, passage.text)]
    short = [spot for spot, name in hosts if SHORTENED.search(name)]
    inner = [spot for spot, name in hosts if INNER.search(name)]
    rest = [
        spot for spot, name in hosts if spot not in short and spot not in inner and not OFFICIAL.search(name)
    ]
    says = "是短链接，看不出通向哪里，请换成完整的政府网站地址。"
    yield from passage.told("TXT-24", Severity.HINT, short, says)
    yield from passage.told("TXT-24", Severity.HINT, inner, "是内网地址，公众打不开，请换成公开的地址。")
    yield from passage.told("TXT-24", Severity.HINT, rest, "不是政府网站的地址，请核对是否可靠、是否需要。")


def host(link: str) -> str:
    """The host of an address, in small letters; "" where there is none to be read."""
    try:
        return urlsplit(link if "://" in link else f"http://{link}").hostname or ""
    except ValueError:
        return ""
