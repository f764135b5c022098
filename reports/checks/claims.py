"""What reports say with numbers, and the cells each number stands for: data only, read by prose_numbers.

A claim binds a number to the words right before it, or right after it (``after``). What is not sure to be
meant of the whole agency (``narrow``), or of these applications (``about``), is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """What a number may stand for: the sum of rows. A row is a cell, or the beginning of cells ending in 总计."""

    words: str
    rows: tuple[str, ...]


# what may stand between the words and their number; possessive, so that no text makes it try again
GAP = (
    "(?:总计|合计|累计|共|计|有|为|是|达到|达|的|了|数量|总数|总量|数|件|"
    "政府|政务|信息|依申请|申请|公开|答复|办理|处理|告知|决定|案件|案|事项|情况|情形)*+"
)


type_pattern = re.Pattern[str] | None


def words(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern}){GAP}$")


def last(wanted: str, others: str) -> re.Pattern[str]:
    """Text in which, of all of these, the wanted words come last."""
    return re.compile(f"(?:{wanted})(?:(?!{wanted}|{others}).)*$")


@dataclass(frozen=True)
class Claim:
    """``zero`` is the rule's code where the table says 0; a claim without ``code`` is held against 0 only."""

    code: str
    words: re.Pattern[str]
    sides: tuple[Side, ...]
    units: str = "件"
    about: type_pattern = None
    narrow: type_pattern = None
    unlike: type_pattern = None
    after: type_pattern = None
    then: type_pattern = None
    zero: str = ""


NEW = Side("表三“一、本年新收”总计", ("requests.new",))
NEW_AND_OLD = Side("“一、本年新收”与“二、上年结转”总计之和", ("requests.new", "requests.carried_in"))
CARRIED_IN = Side("表三“二、上年结转”总计", ("requests.carried_in",))
CARRIED_OUT = Side("表三“四、结转下年度继续办理”总计", ("requests.carried_out",))
HANDLED = Side("表三“（七）总计”", ("requests.handled",))
ANSWERS = ("requests.granted", "requests.partly_granted", "requests.refused", "requests.unavailable")
ANSWERED = Side("其中（一）至（五）之和", (*ANSWERS, "requests.unprocessed"))
RESULTS = {
    "granted": Side("表三“（一）予以公开”总计", ("requests.granted",)),
    "partly": Side("表三“（二）部分公开”总计", ("requests.partly_granted",)),
    "both": Side("表三“（一）予以公开”与“（二）部分公开”总计之和", ANSWERS[:2]),
    "refused": Side("表三“（三）不予公开”各行总计之和", ("requests.refused",)),
    "unavailable": Side("表三“（四）无法提供”各行总计之和", ("requests.unavailable",)),
    "unprocessed": Side("表三“（五）不予处理”各行总计之和", ("requests.unprocessed",)),
    "other": Side("表三“（六）其他处理”总计", ("requests.other",)),
}
REVIEWS = Side("表四“行政复议”总计", ("remedies.reconsideration",))
SUITS = Side("表四两类行政诉讼总计之和", ("remedies.litigation_direct", "remedies.litigation_after"))
DISPUTES = Side("表四行政复议与行政诉讼总计之和", ("remedies.reconsideration", *SUITS.rows))

APPLICATION = (
    "(?:各类|有效|书面|群众|社会公众|公众|公民|法人|其他组织|和|或|、|申请人|提交|提出|新增|新|涉及|共|到|了|的|有关|政府|政务|信息|依申请|依法|公开)*"
    "(?:申请(?:件|表|书)?|依申请公开(?:件|事项)?)"
)
RECEIVED = "(?:收到|受理|收办|接到|接收|提出)"
REQUESTS = re.compile("申请")
# 办结 and 答复 have no object of their own: the last thing spoken of has to be the applications
LAST_SPOKEN_OF = last(
    "申请", "建议|提案|热线|工单|留言|诉求|信件|信箱|来信|来电|来访|投诉|举报|咨询|意见|许可|处罚|问卷"
)
ABOUT_REQUESTS = re.compile("依申请|信息公开申请|公开.{0,20}申请|申请.{0,20}公开|新收.{0,8}申请")
PART = re.compile(
    "自然人|(?<!、)法人|企业|律师|个人|当面|现场|网络|网上|线上|线下|信函|邮寄|邮件|邮箱|窗口|平台|传真|渠道|系统|"
    "按期|延期|逾期|超期|转办|补正|征求|第三方|其中|各(?![类项级])|分别|信访|重复|不掌握|秘密|案卷|过程性|内部事务|查询|[比较增减]"
)
# result rows may well come after 其中
PART_OF_RESULT = re.compile(PART.pattern.replace("其中|", ""))
OTHERS = re.compile("公文|拟制|建议|提案|热线|工单|留言|诉求|信件|来信|投诉|举报|咨询|信访件|许可|处罚|问卷")


def request(
    code: str,
    pattern: str,
    *sides: Side,
    about: type_pattern = ABOUT_REQUESTS,
    narrow: type_pattern = PART,
    unlike: type_pattern = OTHERS,
    after: type_pattern = None,
    then: type_pattern = None,
) -> Claim:
    """A claim on table 三, tied to the applications for information."""
    return Claim(
        code, words(pattern), sides, about=about, narrow=narrow, unlike=unlike, after=after, then=then
    )


def result(pattern: str, key: str) -> Claim:
    after = re.compile(f"(?:的)?(?:为|系|属|作|作出|已|均|均为)?(?:{pattern})")
    return request("TX-3", pattern, RESULTS[key], narrow=PART_OF_RESULT, after=after)


GRANTED = "(?:(?<!不)予以|同意|准予|全部)公开"
NEXT_YEAR = "(?:下一?年度?|次年|明年|20[0-9]{2}年度?)"
ON_REQUESTS = (
    request("TX-1", f"新收到?{APPLICATION}", NEW),
    request("TX-1", "新收到?", NEW, about=REQUESTS),
    request("TX-1", f"{RECEIVED}{APPLICATION}", NEW, NEW_AND_OLD, about=REQUESTS, unlike=None),
    request(
        "TX-1",
        f"共?{RECEIVED}到?",
        NEW,
        NEW_AND_OLD,
        about=REQUESTS,
        unlike=None,
        then=re.compile(APPLICATION),
    ),
    request(
        "TX-1",
        f"(?:依申请公开|信息公开申请|公开申请)(?:件|的)?共?{RECEIVED}到?",
        NEW,
        NEW_AND_OLD,
        unlike=None,
    ),
    request("TX-2", f"办理{APPLICATION}", HANDLED, NEW, NEW_AND_OLD),
    request("TX-2", "办结|办理完毕|办理完成", HANDLED, about=LAST_SPOKEN_OF),
    request("TX-2", "(?<!公开)(?<!处理)(?<!提供)答复", HANDLED, ANSWERED, about=LAST_SPOKEN_OF),
    request(
        "TX-2",
        "(?:上一?年度?|去年|年初)(?:度)?结转(?:至?本年度?|办理)?",
        CARRIED_IN,
        about=REQUESTS,
        narrow=PART_OF_RESULT,
    ),
    request(
        "TX-2",
        f"(?:结转|转)(?:至|到|入)?{NEXT_YEAR}(?:度)?(?:继续)?(?:办理|答复|处理)*",
        CARRIED_OUT,
        about=None,
        narrow=PART_OF_RESULT,
        after=re.compile(f"(?:申请)?(?:需|将|已|则)?结转(?:至|到|入)?{NEXT_YEAR}"),
    ),
    result(f"(?:{GRANTED}|公开)(?:以?及|和|与|或者?|、|含)部分公开", "both"),
    result(GRANTED, "granted"),
    result("部分公开", "partly"),
    result("不予以?公开", "refused"),
    result("无法提供", "unavailable"),
    result("不予以?处理", "unprocessed"),
    result("其他处理", "other"),
)

ABOUT_DISPUTES = re.compile("信息公开|依申请")
# another's cases, or one outcome only
NOT_ALL = re.compile(
    "审理|审结|受理|办理|承办|代理|出庭|维持|纠正|撤销|驳回|胜诉|败诉|撤回|终止|未经|复议后|直接|各|分别|其中|[比较增减]"
)
LINK = "(?:以?及|和|与|或者?|、|暨)(?:提起|被提起|引发)?"


def dispute(pattern: str, side: Side) -> Claim:
    after = re.compile(
        f"(?:因|涉及|有关|关于)?(?:政府信息公开)?(?:工作|申请)?(?:引起|引发|提起)?的?(?:{pattern})"
    )
    return Claim(
        "TX-6",
        words(pattern),
        (side,),
        "件起宗例",
        ABOUT_DISPUTES,
        NOT_ALL,
        after=after,
        unlike=re.compile("补偿"),
    )


ON_DISPUTES = (
    dispute(f"行政复议(?:案件)?{LINK}(?:行政)?诉讼", DISPUTES),
    dispute("行政复议(?!决定)", REVIEWS),
    dispute("行政诉讼", SUITS),
)


def documents(kind: str, about: str, column: str, label: str, pattern: str, old: str = "") -> Claim:
    """A claim on the documents of 第二十条第（一）项; the edition of 2019 has only what was made."""
    rows = (f"proactive.{kind}.{column}", *([f"proactive.{kind}.{old}"] if old else []))
    side = Side(f"表二“{about}”{label}", rows)
    rival = "规章(?!制度)" if "规范" in about else "规范性文件"
    return Claim(
        "TX-8",
        words(pattern),
        (side,),
        about=last(f"{about}(?!制度)", rival),
        narrow=re.compile(
            "备案|修改|修订|失效|解读|拟|审查|审核|其中|各(?![类项级])|分别|宣布|继续保留|[比较增减]"
        ),
    )


def on_documents(kind: str, about: str) -> tuple[Claim, ...]:
    noun = f"(?:行政)?{about}"
    made = "(?:制发|制定|印发|出台)"
    return (
        documents(
            kind,
            about,
            "issued",
            "本年制发件数",
            f"(?:新)?{made}(?:了|的)?{noun}|(?:新|本年|全年)?制发",
            "made",
        ),
        documents(kind, about, "repealed", "本年废止件数", f"废止(?:了|的)?(?:{noun})?"),
        documents(
            kind,
            about,
            "in_force",
            "现行有效件数",
            f"(?:现行|继续|仍然?|目前|年末|尚)有效(?:的)?(?:{noun})?|日有效的?",
        ),
    )


LISTED = re.compile("事项|目录|清单|依据|流程|指南|标准|裁量|主体|人员|申请|案卷")
MADE = re.compile("作出(?!.{0,60}(?:公示|公开|公布|录入|归集))")
SHOWN_ONLY = re.compile(
    "公示|公开|公布|发布|录入|归集|推送|上传|信息|事项|其中|各(?![类项级])|分别|[比较增减]"
)


def decisions(row: str, label: str, short: str) -> tuple[Claim, ...]:
    """Decisions: those said to have been made are held against the table, any number against its 0."""
    side = Side(f"表二“{label}”本年处理决定数量", (f"proactive.{row}.decisions",))
    kinds = "(?:决定|相关|有关|类|案件|信息|结果|措施|公示)*"
    after = re.compile(f"{label}")
    return (
        Claim(
            "E-29", words(f"(?:作出的?)?{label}(?:决定)?"), (side,), "件宗起", MADE, SHOWN_ONLY, zero="T2-5"
        ),
        Claim(
            "",
            words(f"{label}{kinds}|{short}{kinds}"),
            (side,),
            "件宗起条",
            narrow=LISTED,
            after=after,
            zero="T2-5",
        ),
    )


CLAIMS: tuple[Claim, ...] = (
    *ON_REQUESTS,
    *ON_DISPUTES,
    *on_documents("normative_documents", "规范性文件"),
    *on_documents("regulations", "规章"),
    *decisions("licences", "行政许可", "许可决定"),
    *decisions("penalties", "行政处罚", "处罚决定"),
    *decisions("coercive_measures", "行政强制", "强制措施"),
)
