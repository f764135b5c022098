"""What reports say of documents and decisions, held against table two: data only, read by prose_numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.claim import GAP, Claim, Side, last, words

MADE = "(?:制发|制定|印发|出台|制作|发布|新增)(?:并公开|并公布|并发布|出台|印发|公布)?"
OWNER = "(?:省|市|县|区|省政府|市政府|县政府|区政府|政府|地方性?|部门|本级|本[部单机]?[门位关]?|各类|的|了)*"
NOT_ALL_DOCUMENTS = re.compile(
    "备案|修改|修订|解读|拟|审查|审核|其中|各(?![类项级])|分别(?![是由系])|继续保留|[比较增减]|转为公开|到期"
)
# of those gone through, which may be others than ours
REVIEWED = re.compile("(?:清理|梳理|评估)(?!后?(?:予以)?废止)[^。]{0,20}?[0-9]+[件份]")
LAPSED = (
    "(?:宣布|公布)?(?:失效)(?:和|或者?|、|及|以及)(?:宣布)?(?:废止)|废止(?:和|或者?|、|及|以及)(?:宣布)?失效"
)
NOT_REPEALED = re.compile("^(?!.*废止)")
WITH_LAPSED = "文字包括失效的，请核对表二“废止”一列是否也包括；两处口径不同的，建议在文字中写明。"


def documents(
    kind: str,
    about: str,
    column: str,
    label: str,
    pattern: str,
    old: str = "",
    remark: str = "",
    after: re.Pattern[str] | None = None,
    beside: re.Pattern[str] | None = None,
) -> Claim:
    """A claim on the documents of 第二十条第（一）项; the edition of 2019 has only what was made."""
    rows = (f"proactive.{kind}.{column}", *([f"proactive.{kind}.{old}"] if old else []))
    side = Side(f"表二“{about}”{label}", rows)
    rival = "规章(?!制度)" if "规范" in about else "规范性文件"
    lapsed = "" if remark else "|失效|宣布"
    return Claim(
        "TX-8",
        words(pattern),
        (side,),
        "件份",
        beside=beside,
        about=last(f"{about}(?!制度)", rival),
        after=after,
        narrow=re.compile(NOT_ALL_DOCUMENTS.pattern + lapsed),
        shown=re.compile("失效") if remark else None,
        remark=remark,
        unless=None if column == "issued" else REVIEWED,
    )


def _of_2019(kind: str, about: str) -> Iterator[Claim]:
    """What the edition of 2019 counts: made public this year, and in all. Said of the documents just spoken of."""
    rival = "规章" if "规范" in about else "规范性文件"
    of_documents = re.compile(f"{about}(?!制度)(?:(?!{rival}|信息|政策|解读|目录)[^。])*$")
    for column, label, pattern in (
        ("newly_disclosed", "本年新公开数量", "(?:本年|当年|年内)?新(?:增)?公开"),
        ("disclosed_total", "对外公开总数量", "(?:累计|历年|对外)+公开"),
    ):
        yield Claim(
            "TX-8",
            re.compile(f"(?:^|[、和及]){pattern}(?:总数|总量|数量|数|共|计|了|的|达|有|为)*$"),
            (Side(f"表二“{about}”{label}", (f"proactive.{kind}.{column}",)),),
            "件份",
            about=of_documents,
            narrow=NOT_ALL_DOCUMENTS,
        )


def on_documents(kind: str, about: str) -> tuple[Claim, ...]:
    noun = f"(?:行政)?{about}"
    listed = Claim(
        "TX-8",
        words(f"(?:^|[、和及]){OWNER}{noun}"),
        (Side(f"表二“{about}”本年制发件数", (f"proactive.{kind}.issued", f"proactive.{kind}.made")),),
        about=re.compile(f"(?:制发|制定|印发|出台)[^，。；]{{0,30}}[、和及]{OWNER}{noun}{GAP}[0-9]+件$"),
        narrow=NOT_ALL_DOCUMENTS,
    )
    return (
        documents(
            kind,
            about,
            "issued",
            "本年制发件数",
            f"(?:新)?(?:{MADE}){OWNER}{noun}|(?:新|本年|全年)?制发",
            "made",
        ),
        documents(kind, about, "repealed", "本年废止件数", f"废止{OWNER}(?:{noun})?"),
        documents(kind, about, "repealed", "本年废止件数", LAPSED, remark=WITH_LAPSED),
        documents(
            kind,
            about,
            "repealed",
            "本年废止件数",
            "(?:^|[、和])(?:宣布|公布)?失效",
            remark=WITH_LAPSED,
            beside=NOT_REPEALED,
        ),
        documents(
            kind,
            about,
            "in_force",
            "现行有效件数",
            f"(?:现行|继续|仍然?|目前|当前|现在|至今|现时|年末|年底|期末|尚|现有?|保留|总计)有效(?:总数|总量|件数)?(?:的)?(?:{noun})?|有效(?:总数|总量|件数)|日有效的?|(?:^|[、和])有效的?{noun}",
            after=re.compile(f"(?:{noun})?(?:仍然?|继续|目前|现行)+有效(?!期)"),
        ),
        *_of_2019(kind, about),
        listed,
        Claim(
            "TX-8",
            words(MADE),
            listed.sides,
            then=re.compile(noun),
            narrow=NOT_ALL_DOCUMENTS,
        ),
    )


LISTED = re.compile("目录|清单|依据|流程|指南|标准|裁量|主体|人员|申请|案卷|指导|培训|评查")
# what is said to have been shown may be what was made, or some of it
SHOWN = re.compile("公示|公开|公布|发布|录入|归集|推送|上传|立案|受理|事项|许可类")
PART = re.compile(
    "信息|其中|(?<!各级)各(?![类项级])|分别|[比较增减]|涉企|一般程序|简易程序|当场|日均|人均|网上|线上"
)
VERB = (
    "(?:作出|做出|办理|办结|实施|采取|下达|完成|共|全年|依法|集中|核发|公示|公开"
    "|公布|发布|及时|全部|的|各类|准予|开展|受理|录入|归集|立案查处|查处|并|各级|各部门|全[省市县区镇乡]|[我本](?:机关|[局委办厅市县区镇乡])|年内|本年度?|20[0-9]{2}年度?|累计)"
)
RESULT_OF = "(?:措施|决定|案件|结果|事项|业务|许可证)?"
ASK = "文字说的是全部决定的，请改正文字或表格；只是其中一部分或者口径不同的，建议在文字中写明。"


def alone(word: str) -> re.Pattern[str]:
    """“采砂许可3件，行政处罚2件”: one kind only, counted beside another row of the table, stands for its row."""
    counted = f"{word}(?:证|类|决定)*[0-9]{{1,6}}件"
    others = "(?:行政)?(?:许可|处罚|强制)(?:措施|决定)?[0-9]{1,6}件"
    return re.compile(f"^(?!.*{counted}.*{counted}).*{counted}[、，和及]{{1,2}}(?:作出)?{others}")


def decisions(row: str, label: str, short: str) -> tuple[Claim, ...]:
    """Decisions: those made are held against the table, what is said of some is to be no more, any number is against 0."""
    side = Side(f"表二“{label}”本年处理决定数量", (f"proactive.{row}.decisions",))
    kinds = "(?:决定|相关|有关|类|案件|信息|结果|措施|公示)*"
    after = re.compile(label)
    row_word = label[2:]
    noun = f"(?:{label}|{short}|{row_word}事项){RESULT_OF}"
    sure = Claim(
        "E-29",
        words(
            f"(?:^|[、和及]){VERB}*{noun}|(?:作出|做出|办理|办结|实施|采取|下达)(?:各类|的)*{noun}|(?:^|[、和及]){noun}作出"
        ),
        (side,),
        "件宗起",
        narrow=re.compile(f"{PART.pattern}|{LISTED.pattern}"),
        shown=SHOWN,
        remark=ASK,
        zero="T2-5",
    )
    loose = Claim(
        "",
        words(f"{label}{kinds}|{short}{kinds}|{row_word}事项"),
        (side,),
        "件宗起条份",
        narrow=re.compile(f"{LISTED.pattern}|事项(?![0-9]+件)"),
        after=after,
        zero="T2-5",
    )
    more = Claim(
        "E-29",
        words(f"[^，。]{{2,30}}(?:{label}|{row_word})(?:证|类|决定)*"),
        (side,),
        "件宗起",
        narrow=re.compile(f"{PART.pattern}|{LISTED.pattern}"),
        is_some=True,
        whole=alone(row_word),
        shown=re.compile(""),
        remark=ASK,
        zero="T2-5",
    )
    turned = Claim(
        "E-29",
        re.compile("(?:作出|做出|办理|办结|实施|下达)共?$"),
        (side,),
        "件宗起",
        then=re.compile(f"(?:各类)?{label}"),
        narrow=sure.narrow,
        zero="T2-5",
    )
    return sure, turned, loose, more


PROACTIVE: tuple[Claim, ...] = (
    *on_documents("normative_documents", "规范性文件"),
    *on_documents("regulations", "规章"),
    *decisions("licences", "行政许可", "许可决定|审批许可|许可审批"),
    *decisions("penalties", "行政处罚", "处罚决定|立案处罚|处罚案件"),
    *decisions("coercive_measures", "行政强制", "强制措施"),
)
