"""The edition in force: 国办公开办函〔2021〕30号, for report years from 2021 on. What it changed."""

from dataclasses import replace

from reports.editions import y2019
from reports.editions.y2019 import ART_20, REGULATIONS_HELP, RESULT, STUB, documents
from reports.schema import Block, Edition, Kind, Line, Rule, Section, Severity, Table

# an earlier stock below none: only documents that lapsed within the year can explain it
T2_2 = Rule(
    "T2-2",
    ("in_force", "repealed"),
    ">=",
    ("issued",),
    ("现行有效件数", "本年废止件数"),
    ("本年制发件数",),
    over="columns",
    severity=Severity.EXPLAIN,
    advice="本年制发、年内又自行失效的请写明原因，否则请核对这三格。",
)
DECISIONS = Line(
    "decisions", "本年处理决定数量", help="包括已公开和依法未公开的全部处理决定，核定到12月31日。"
)


def decided(item: str, *rows: tuple[str, str]) -> Block:
    """A block that counts decisions only."""
    caption = ART_20.format(item)
    lines = tuple(Line(code, label, (caption,)) for code, label in rows)
    return Block(caption=caption, stub=STUB, columns=(DECISIONS,), rows=lines)


PROACTIVE = Table(
    "proactive",
    "二",
    "主动公开政府信息情况",
    (
        Block(
            caption=ART_20.format("一"),
            stub=STUB,
            columns=(
                Line("issued", "本年制发件数"),
                Line("repealed", "本年废止件数"),
                Line("in_force", "现行有效件数", help="到12月31日仍然有效的全部件数，不只是本年制发的。"),
            ),
            rows=(
                documents("regulations", "规章", REGULATIONS_HELP),
                documents(
                    "normative_documents",
                    "行政规范性文件",
                    "核定时间点为12月31日，数字与司法行政部门备案一致。",
                ),
            ),
            rules=(T2_2,),
        ),
        decided("五", ("licences", "行政许可")),
        decided("六", ("penalties", "行政处罚"), ("coercive_measures", "行政强制")),
        Block(
            caption=ART_20.format("八"),
            stub=STUB,
            columns=(
                Line(
                    "amount",
                    "本年收费金额（单位：万元）",
                    kind=Kind.MONEY,
                    unit="万元",
                    help="单位是万元，不是元；小数位数按实际填写，例如 4166.241619。",
                ),
            ),
            rows=(Line("fees", "行政事业性收费", (ART_20.format("八"),)),),
        ),
    ),
    widths=(34, 22, 22, 22),
)

OTHER = (*RESULT, "（六）其他处理")
OTHER_ROWS = (
    Line(
        "other.not_clarified",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        OTHER,
        help="条例第三十条：逾期不补正，视为放弃申请。",
    ),
    Line(
        "other.fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        OTHER,
        help="条例第四十二条和《政府信息公开信息处理费管理办法》；第六部分要写明收费情况。",
    ),
    Line("other.else", "3.其他", OTHER, help="申请人主动撤回申请等，计在这一行。"),
)
REQUESTS = y2019.requests(other=OTHER_ROWS)

EDITION = Edition(
    code="2021",
    notice="国办公开办函〔2021〕30号",
    first_year=2021,
    last_year=None,
    sections=(
        replace(
            y2019.OVERVIEW,
            guidance=(
                (
                    "对本机关贯彻落实《中华人民共和国政府信息公开条例》的情况进行综述，聚焦主题、简明客观，"
                    "篇幅原则上不超过一千字。"
                ),
                "主要包括：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。",
                "各级人民政府还要写明工作考核、社会评议和责任追究结果情况（条例第五十条第四项）。",
            ),
            length=1000,
        ),
        Section(
            "proactive",
            "二",
            PROACTIVE.title,
            (
                "报告条例第二十条第（一）（五）（六）（八）项中适宜以数据方式呈现的内容。",
                "行政许可、行政处罚、行政强制的数量，包括已公开和依法未公开的全部处理决定。",
                "各项数据核定时间点为报告年度的12月31日；没有的填0，不要留空，也不要填“/”。",
            ),
            PROACTIVE,
        ),
        Section("requests", "三", REQUESTS.title, y2019.REQUESTS_GUIDANCE, REQUESTS),
        Section("remedies", "四", y2019.REMEDIES.title, y2019.REMEDIES_GUIDANCE, y2019.REMEDIES),
        y2019.PROBLEMS,
        replace(
            y2019.OTHER,
            guidance=(
                "收取信息处理费的情况在此处专门报告：发出收费通知的件数和总金额、实际收取的总金额。",
                "没有收取的，写“本年度未收取信息处理费”，不要只写“无”。",
                "本机关认为需要报告的其他事项，以及其他有关文件专门要求报告的事项，也写在这里。",
            ),
        ),
    ),
)
