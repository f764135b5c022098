"""What reports say of cases, held against table four: data only, read by prose_numbers."""

from __future__ import annotations

import re

from reports.checks.claim import Claim, Side, words

REVIEWS = Side("表四“行政复议”总计", ("remedies.reconsideration",))
SUITS = Side("表四两类行政诉讼总计之和", ("remedies.litigation_direct", "remedies.litigation_after"))
DISPUTES = Side("表四行政复议与行政诉讼总计之和", ("remedies.reconsideration", *SUITS.rows))

ABOUT_DISPUTES = re.compile(
    "信息公开|因公开|公开事项|公开引[起发]|依申请|公开申请|部分公开|不予处理|无法提供"
)
# another's cases, or one outcome only
NOT_ALL = re.compile(
    "审理(?!中)|审结|受理|办理|承办|代理|出庭|维持|纠正|撤销|驳回|胜诉|败诉|撤回|终止|未经|复议后|直接|各|分别|其中|[比较增减]"
)
# an agency that decides such cases itself
OWN_ANSWER = "(?:我|本)(?:机关|单位|部门|[局委办厅镇乡])(?:作出|所作)?的?(?:原)?(?:答复|决定|行政行为)"
OFFICE = re.compile(
    f"^(?!.*{OWN_ANSWER}).*?(?:"
    "受理[0-9]|(?<!未)(?<!件，已)审结|(?:收到|办理|审理)[^。，]{0,12}复议[^。]{0,20}(?:受理|审结|办结)|应诉)"
)
OUTCOME = re.compile("维持|纠正|撤销|驳回|胜诉|败诉|撤回|终止|未经|复议后|直接|其中")
BROUGHT = "(?:(?:被申请|被提起|被提请|发生|引发|引起|收到)的?)?"
LINK = "(?:以?及|和|与|或者?|、|暨)(?:提起|被提起|引发)?"


def dispute(pattern: str, side: Side, is_sure: bool = True) -> Claim:
    """Of cases about information; of any others that may be about it, a difference is only asked after."""
    after = re.compile(
        f"(?:因|涉及|有关|关于)?(?:政府信息公开)?(?:工作|申请)?(?:引起|引发|提起)?的?(?:{pattern})(?!机关|机构)"
    )
    return Claim(
        "TX-6",
        words(pattern),
        (side,),
        "件起宗例",
        ABOUT_DISPUTES if is_sure else None,
        NOT_ALL,
        after=after,
        unlike=re.compile("补偿"),
        unless=OFFICE,
        part=OUTCOME if is_sure else None,
        shown=None if is_sure else re.compile(""),
        remark="如果文字说的是政府信息公开引起的案件，请改正文字或表格；是其他案件的，建议在文字中写明。",
    )


# one outcome of those brought in one way
OF_SOME = re.compile("维持|纠正|撤销|驳回|胜诉|败诉|审结|审理|代理|指导|各(?![类项级])|分别|[比较增减]")


def _way(pattern: str, label: str, row: str) -> Claim:
    """How the suits about information were brought."""
    return Claim(
        "TX-6",
        words(pattern),
        (Side(f"表四“{label}”总计", (f"remedies.{row}",)),),
        "件起宗例",
        ABOUT_DISPUTES,
        OF_SOME,
        after=re.compile(f"(?:案件)?(?:为|系|是|属|由|经)*(?:{pattern})"),
        unlike=re.compile("补偿"),
        unless=OFFICE,
    )


ON_DISPUTES = (
    dispute(f"行政复议(?:案件)?{LINK}(?:行政)?诉讼", DISPUTES),
    dispute(f"{BROUGHT}(?:行政)?(?<!依法)复议(?!决定|后|机关|机构|应诉|委)(?:申请)?", REVIEWS),
    dispute(f"{BROUGHT}行政诉讼|(?:引发|引起|产生|提起|发生|公开类?|公开相关|引发的)诉讼", SUITS),
    Claim(
        "TX-6",
        words("信息公开(?:类|工作|申请|相关)?(?:引[起发])?的?行政应诉(?:案件)?"),
        (SUITS,),
        "件起宗例",
        narrow=re.compile(NOT_ALL.pattern),
        unless=re.compile("代理|指导|全[省市县区]|审结"),
    ),
    _way("(?:未经复议)?直接(?:起诉|提起(?:行政)?诉讼|诉讼)", "未经复议直接起诉", "litigation_direct"),
    _way("复议后(?:再)?(?:又)?(?:起诉|提起(?:行政)?诉讼|诉讼)", "复议后起诉", "litigation_after"),
    dispute(
        "(?:被申请|被提起|被提请|发生|引发|收到)(?:的)?行政复议(?!决定)(?:申请)?", REVIEWS, is_sure=False
    ),
    dispute("(?:^|、|和)(?:被提起|发生|引发|引起)?行政诉讼", SUITS, is_sure=False),
)
