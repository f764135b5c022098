"""Personal data in the prose: what is published once cannot be called back."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from datetime import date

from reports.checks.chinese import FULL_WIDTH
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.people import APPLICANT, CONTACT, LAWSUIT
from reports.checks.rule import Example, Rule
from reports.checks.spots import Passage, Spot, around, matches, passages, times
from reports.content import Content
from reports.schema import Severity

# one character stays one character, so that places are the same in both texts
FOLDED = FULL_WIDTH | str.maketrans("Ｘ＋－﹣–—‐・•＠．　\xa0", "X+-----··@.  ")
PROVINCES = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
IDENTITY = re.compile(rf"(?<![0-9A-Za-z]){PROVINCES}(?:[ -]?[0-9]){{15}}[ -]?[0-9Xx](?![0-9A-Za-z])")
OLD_IDENTITY = re.compile(rf"(?<![0-9A-Za-z.]){PROVINCES}[0-9]{{13}}(?![0-9A-Za-z.])")
MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])(?<![0-9][ -])(?:\+?(?:00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
    r"(?![0-9A-Za-z]|[.-][0-9]|[件条次个元万户份])"
)
MOBILE_OTHERWISE = re.compile(r"(?<![0-9A-Za-z.])1[3-9][0-9]{2}[ -][0-9]{3}[ -][0-9]{4}(?![0-9A-Za-z])")
CARD = re.compile(r"(?<![0-9A-Za-z.])[3-69][0-9]{3}(?:[ -]?[0-9]){12,15}(?![0-9A-Za-z.])")
CALLED_CARD = re.compile("卡号|银行卡|储蓄卡|社保卡|存折|(?:银行|账户|账号|户名)[^。；0-9]{0,8}(?=62)")
PLATE = re.compile(
    "(?<![0-9A-Za-z])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    "[A-HJ-NP-Z][· -]?(?=[A-Z]{0,4}[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])"
)
PASSPORT = re.compile("护照(?:号码?)?[^。；0-9A-Za-z]{0,6}[A-Z]{1,2}[0-9]{7,8}(?![0-9])")
MAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{1,40}@(?:vip\.)?"
    r"(?:qq|163|126|sina|sohu|139|189|gmail|hotmail|outlook|foxmail|yeah|aliyun|21cn)\.(?:com|cn|net)",
    re.ASCII,
)
HOME = re.compile(
    "(?:家庭住址|家庭地址|户籍地址?|住址|家住|现住址?|居住地址?)[:：为在是]{0,2}[^，。；\n]{2,30}?[0-9一二三四五六七八九十]"
    "(?:号(?!召)|栋|幢|单元|室|组)|(?<![入居常暂留])住(?![所房户址院宿])在?[\u4e00-\u9fff]{2,12}(?:路|街|巷|道|村|弄|小区|花园|苑|新村)[0-9一二三四五六七八九十]{1,4}[号栋幢弄组]|[0-9]{1,3}(?:号楼|幢|栋|座)?[0-9一二三四五六]{1,2}单元[0-9]{0,4}[室号]?"
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

OPEN_LAW = "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》"
RULES = (
    Rule(
        "TXT-01",
        "正文里不得出现居民身份证号码：校验位相符的18位号码阻断，15位旧号码和校验位不符的警告。",
        Severity.BLOCK,
        OPEN_LAW,
        Example(passages={"other": "申请人身份证号为11010519491231002X。"}),
        floor=Severity.WARN,
        ceiling=Severity.BLOCK,
    ),
    Rule(
        "TXT-02",
        "正文里出现手机号码，请核对是否个人的号码。固定电话和政务热线不在此列。",
        Severity.WARN,
        OPEN_LAW,
        Example(passages={"other": "咨询请拨打138-0013-8000。"}),
    ),
    Rule(
        "TXT-03",
        "正文里出现银行卡号、车牌、护照号、个人邮箱、家庭住址，或者联系人的姓名。",
        Severity.WARN,
        OPEN_LAW,
        Example(passages={"other": "信息处理费退至银行卡6222021234567890128。"}),
    ),
    Rule(
        "E-47",
        "正文里点出申请人或者诉讼当事人的姓名。",
        Severity.WARN,
        OPEN_LAW,
        Example(passages={"other": "申请人王建国向本局申请公开征地补偿信息。"}),
    ),
)
KINDS = (
    ("TXT-02", Severity.WARN, MOBILE, "像是手机号码，个人的号码请删去，改写单位的固定电话。"),
    ("TXT-02", Severity.WARN, MOBILE_OTHERWISE, "像是手机号码，个人的号码请删去，改写单位的固定电话。"),
    ("TXT-03", Severity.WARN, PLATE, "像是车牌号码，请删去。"),
    ("TXT-03", Severity.WARN, PASSPORT, "是护照号码，请删去。"),
    ("TXT-03", Severity.HINT, MAIL, "像是个人邮箱，是单位公布的邮箱可以保留，否则请删去。"),
    ("TXT-03", Severity.WARN, HOME, "像是个人住址，请删去。"),
    (
        "TXT-03",
        Severity.HINT,
        CONTACT,
        "点出了个人姓名，请核对是否需要公开，一般写科室名称和单位电话即可。",
    ),
    ("E-47", Severity.WARN, APPLICANT, "点出了申请人的姓名，请删去或者改为“申请人”。"),
    ("E-47", Severity.WARN, LAWSUIT, "点出了当事人的姓名，请删去或者改为“申请人”“原告”。"),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Numbers that belong to a person first, then names."""
    for passage in passages(content):
        text = passage.text.translate(FOLDED)
        taken = yield from _identities(passage, text)
        yield from _cards(passage, text, taken)
        for code, severity, pattern, says in KINDS:
            spots = [spot for spot in matches(pattern, text) if not _within(spot, taken)]
            yield from _masked(passage, code, severity, spots, says)


def _identities(passage: Passage, text: str) -> Generator[Finding, None, tuple[Spot, ...]]:
    """Returns the places of all numbers that look like one."""
    valid: list[Spot] = []
    doubtful: list[Spot] = []
    for spot in matches(IDENTITY, text):
        digits = _bare(text, spot)
        if _is_day(digits[6:14]):
            (valid if checks_out(digits) else doubtful).append(spot)
    old = [
        spot for spot in matches(OLD_IDENTITY, text) if _is_day("19" + text[spot.start + 6 : spot.start + 12])
    ]
    yield from _masked(
        passage, "TXT-01", Severity.BLOCK, valid, "是居民身份证号码，属于个人信息，不得公开，请删去。"
    )
    says = "像是居民身份证号码（校验位不符），请核对，是的请删去。"
    yield from _masked(passage, "TXT-01", Severity.WARN, doubtful, says)
    says = "像是15位的旧身份证号码，请核对，是的请删去。"
    yield from _masked(passage, "TXT-01", Severity.WARN, old, says)
    return (*valid, *doubtful, *old)


def _cards(passage: Passage, text: str, taken: tuple[Spot, ...]) -> Iterator[Finding]:
    """A number that passes Luhn's test, or one that is called a card's."""
    spots = [
        spot
        for spot in matches(CARD, text)
        if not _within(spot, taken)
        and (luhn(_bare(text, spot)) or CALLED_CARD.search(text, max(0, spot.start - 12), spot.start + 2))
    ]
    yield from _masked(passage, "TXT-03", Severity.WARN, spots, "像是银行卡号，个人的卡号请删去。")


def checks_out(digits: str) -> bool:
    """Whether the 18th character is the check digit of the 17 before (GB 11643, ISO 7064 mod 11-2)."""
    rest = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False)) % 11
    return digits[17].upper() == "10X98765432"[rest]


def luhn(digits: str) -> bool:
    """Whether a card number passes the test of ISO/IEC 7812."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= day.year < 2100


def _bare(text: str, spot: Spot) -> str:
    return text[spot.start : spot.end].replace(" ", "").replace("-", "")


def _within(spot: Spot, others: tuple[Spot, ...]) -> bool:
    return any(other.start <= spot.start < other.end for other in others)


def _masked(
    passage: Passage, code: str, severity: Severity, spots: list[Spot], says: str
) -> Iterator[Finding]:
    """One finding; the message, which is kept and sent around, shows numbers only in part."""
    if not spots:
        return
    first = spots[0]
    words = "".join(passage.text[first.start : first.end].split())
    quote = around(passage.text, first.start, first.end)
    message = f"{passage.place}中“{mask(words)}”{times(len(spots))}{says}"
    yield Finding(code, severity, passage.section.code, message, quote=quote)


def mask(words: str) -> str:
    """The middle of a long number left out."""
    return re.sub("([0-9]{3})[0-9·-]{5,14}([0-9Xx]{2})", r"\1……\2", words)
