"""What reports say of single rows, kinds of applicants and outcomes of cases: data only, read by prose_numbers."""

from __future__ import annotations

import re

from reports.checks.claim import Claim, Side, last, words
from reports.checks.claims import ABOUT_REQUESTS, request
from reports.checks.claims_disputes import ABOUT_DISPUTES
from reports.editions import EDITIONS

# who else may be spoken of in the clause of a single row
APART = re.compile(
    "自然人|(?<!、)法人|企业|律师|当面|现场|网络|网上|线上|线下|信函|邮寄|邮箱|窗口|平台|传真|(?<!信访)渠道|按期|延期|超期|"
    "征求|各(?![类项级])|分别|[比较增减]"
)
OTHER_MATTERS = re.compile(
    "公文|拟制|建议|提案|热线|工单|留言|(?<!信访)诉求|信件|来信|咨询|信访件|许可|处罚|问卷|复议|诉讼"
)
ROWS = {
    "refused.state_secret": "国家秘密",
    "refused.law_forbids": "法律、?(?:和|及)?行政法规禁止公开",
    "refused.security_stability": "三安全一稳定”?",
    "refused.third_party": "(?:保护|损害|侵害)第三方(?:合法)?(?:权益|利益)?",
    "refused.internal_affairs": "内部事务(?:性|类)?",
    "refused.deliberative": "过程性",
    "refused.enforcement_file": "执法案卷",
    "refused.inquiry": "行政查询(?:类)?",
    "unavailable.not_held": "不掌握(?:相关|有关|该)?",
    "unavailable.needs_creation": "没有现成(?:的)?(?:政府)?信息|(?:另行|重新)(?:加工)?制作",
    "unavailable.unclear": "补正后(?:申请)?(?:内容)?(?:仍|仍然|依然|还)不明确",
    "unprocessed.petition": "信访、?(?:举报、?投诉|投诉、?举报)?类|信访(?:举报投诉|投诉举报)|投诉举报类",
    "unprocessed.repeated": "(?<!反复)重复(?=.{0,4}申请)|(?<!反复)重复申请",
    "unprocessed.publication": "公开出版物",
    "unprocessed.excessive": "(?:大量|无正当理由)反复申请|反复大量申请|大量反复",
    "unprocessed.confirmation": "重新出具(?:已获取(?:的)?信息)?",
    "other.not_clarified": "逾期(?:不|未)(?:予)?补正",
    "other.fee_unpaid": "逾期(?:不|未)(?:按[^，。]{0,10})?缴(?:费|纳费用|纳)",
}
TAIL = "(?:类|范围|事项|信息|的|而|原因|相关|范畴|案件|答复|予以|不予公开|不予处理|无法提供|不再处理)*"


# “信息不存在” may stand in either row, or be one of several reasons
NOT_THERE = "(?:(?:所申请|该|相关|申请)(?:的)?)?(?:政府)?信息不存在"
# a request to clarify that came to nothing may still be open
ASKED_TO_CLARIFY = re.compile("(?:发出|要求|告知|通知)[^。]{0,8}补正|补正(?:通知|告知)")


UNLESS = {"other.not_clarified": ASKED_TO_CLARIFY, "unavailable.not_held": re.compile("信息不存在")}


def _row(code: str, pattern: str) -> Claim:
    row = f"requests.{code}"
    label = next(c.row.label for e in reversed(EDITIONS) for c in e.cells if c.name.startswith(f"{row}."))
    return Claim(
        "TX-3",
        words(f"(?:{pattern}){TAIL}"),
        (Side(f"表三“{label}”总计", (row,)),),
        about=ABOUT_REQUESTS,
        narrow=APART,
        unlike=OTHER_MATTERS,
        after=re.compile(
            f"(?:申请)?(?:的)?(?:为|系|因|是|属于?|涉及|要求|本机关|按照?|作为|以|归为|认定为|判定为)*(?:{pattern})"
        ),
        unless=UNLESS.get(code),
        far=re.compile(
            f"[^0-9。；]{{0,40}}[，,](?:均|都|因|因其|分别)*(?:属于?|系|因)(?:行政)?(?:{pattern})"
        ),
    )


# 公民 are natural persons where others are counted beside them
NOT_ALONE = re.compile("(?:企业|法人|组织|机构)[^，、。]{0,12}[0-9]+件")
ORGANISATIONS = ("business", "research", "nonprofit", "legal_service", "other")
# whose applicants: of those received, with or without those carried in, or of those handled
WHOSE = (
    ("“一、本年新收”", ("new",)),
    ("“一、本年新收”与“二、上年结转”之和", ("new", "carried_in")),
    ("“（七）总计”", ("handled",)),
)
# applicants of one result only
RESULT = re.compile(
    "予以公开|同意公开|部分公开|不予|无法提供|其他处理|结转|答复|办结|审结|复议|诉讼|建议|提案|热线|工单|留言|(?<!信访)诉求|许可|处罚"
)
NOT_APPLICANTS = re.compile(
    "当面|网络|网上|信函|邮寄|邮箱|平台|按期|延期|超期|各(?![类项级])|分别|[比较增减]"
)


def _sides(label: str, columns: tuple[str, ...]) -> tuple[Side, ...]:
    return tuple(
        Side(f"表三{where}{label}", tuple(f"requests.{row}.{column}" for row in rows for column in columns))
        for where, rows in WHOSE
    )


def _applicants(pattern: str, *sides: Side, beside: re.Pattern[str] | None = None) -> Claim:
    said = f"(?:{pattern})(?:类|等|申请人)?(?:提出|提交|申请)?(?:的)?"
    after = re.compile(f"(?:申请)?(?:的)?(?:申请人)?(?:为|系|是|由|来自|属于?)+(?:{pattern})")
    return request("TX-1", said, *sides, narrow=NOT_APPLICANTS, unlike=RESULT, after=after, beside=beside)


PERSONS = _sides("自然人", ("person",))
FIRMS = _sides("商业企业", ("business",))
ALL_ORGANISATIONS = _sides("法人或其他组织各列之和", ORGANISATIONS)
APPLICANTS = (
    _applicants("自然人|来自公民(?:个人)?|公民个人", *PERSONS),
    _applicants("(?:^|、|和|其中|来自)公民", *PERSONS, beside=NOT_ALONE),
    _applicants("法人(?:或者?|和|及|、)其他组织", *ALL_ORGANISATIONS),
    _applicants("(?:商业)?企业", *FIRMS, *ALL_ORGANISATIONS),
    *(
        _applicants(label, *_sides(label, (column,)))
        for label, column in (
            ("科研机构", "research"),
            ("社会公益组织", "nonprofit"),
            ("法律服务机构", "legal_service"),
        )
    ),
)

OUTCOMES = {
    "upheld": ("结果维持", "(?:结果)?(?:予以|被)?维持(?:原(?:行政行为|答复|决定|判))?"),
    "corrected": ("结果纠正", "(?:结果)?(?:予以|被)?(?:纠正|纠错)"),
    "other": ("其他结果", "其他结果"),
    "pending": ("尚未审结", "(?:尚未|未|还未|仍未)审结|正在审理|在审|待审"),
}
SUITS = ("litigation_direct", "litigation_after")
# cases that an agency decides itself, or another's
NOT_OURS = re.compile(
    "审理(?!中)|受理|承办|办理(?:行政)?复议|代理|指导|各(?![类项级])|分别|[比较增减]|补偿|裁决"
)


def _outcomes(word: str, rival: str, *ways: tuple[str, tuple[str, ...]]) -> tuple[Claim, ...]:
    """Outcomes of 复议, or of 诉讼, said of cases about information; ``ways`` are the cases they may be said of."""
    return tuple(
        Claim(
            "TX-6",
            words(pattern),
            tuple(
                Side(f"表四{way}“{label}”", tuple(f"remedies.{kind}.{code}" for kind in kinds))
                for way, kinds in ways
            ),
            "件起宗例",
            about=re.compile(f"(?:{ABOUT_DISPUTES.pattern}).*{last(word, rival).pattern}"),
            narrow=NOT_OURS,
            unlike=NOT_OURS,
            after=re.compile(f"(?:案件)?(?:已|系|为)?(?:{pattern})"),
        )
        for code, (label, pattern) in OUTCOMES.items()
    )


WHERE_NOT_THERE = (
    ("“（四）无法提供”第1行（本机关不掌握）", "unavailable.not_held"),
    ("“（四）无法提供”第2行（没有现成信息）", "unavailable.needs_creation"),
    ("“（四）无法提供”各行之和", "unavailable"),
)
BOTH = ("两类行政诉讼", SUITS)
EACH = (("未经复议直接起诉", SUITS[:1]), ("复议后起诉", SUITS[1:]))
ALL_CASES = ("行政复议与行政诉讼各类案件", ("reconsideration", *SUITS))
DETAILS: tuple[Claim, ...] = (
    *(_row(code, pattern) for code, pattern in ROWS.items()),
    Claim(
        "TX-3",
        words(f"(?:{NOT_THERE}){TAIL}"),
        tuple(Side(f"表三{where}", (f"requests.{row}",)) for where, row in WHERE_NOT_THERE),
        about=ABOUT_REQUESTS,
        narrow=APART,
        unlike=OTHER_MATTERS,
        after=re.compile(f"(?:申请)?(?:的)?(?:为|系|因|是|属于?)*(?:{NOT_THERE})"),
        shown=re.compile(""),
        remark="“信息不存在”一般计入“（四）无法提供”第1行，请核对文字与表格。",
        unless=re.compile("不掌握|非本机关|不属于|不归|没有现成|另行制作|不存在.*不存在"),
    ),
    *APPLICANTS,
    *_outcomes("行政复议", "诉讼", ("行政复议", ("reconsideration",)), ALL_CASES),
    *_outcomes("行政诉讼", "复议(?!后)", BOTH, *EACH, ALL_CASES),
)
# a sentence without any of these has none of them
NAMED = re.compile(
    "|".join(ROWS.values())
    + "|信息不存在|公民|自然人|其他组织|企业|科研机构|公益组织|法律服务机构|"
    + "|".join(pattern for _, pattern in OUTCOMES.values())
)
