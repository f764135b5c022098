"""The trial edition: 国办公开办函〔2019〕60号, for the report years 2019 and 2020."""

from reports.schema import Block, Edition, Kind, Line, Rule, Section, Table

ART_20 = "第二十条第（{}）项"
ITEMS = "上一年项目数量"
STUB = "信息内容"


def documents(code: str, label: str, hint: str) -> Line:
    return Line(code, label, (ART_20.format("一"),), help=hint)


REGULATIONS_HELP = (
    "只有国务院部门，以及省、设区的市、自治州人民政府可以制定规章（立法法第九十一条、第九十三条），"
    "其他机关请填0。"
)

LAST_YEAR_ITEMS = Line("items_last_year", ITEMS, unit="项", help="上一年度末的事项数，不是决定件数。")
CHANGE = Line(
    "change", "本年增/减", kind=Kind.CHANGE, unit="项", help="比上一年增加的填正数，减少的填负数，例如 -12。"
)
DECISIONS = Line("decisions", "处理决定数量", help="本年作出的全部处理决定，包括已公开和依法未公开的。")

# what is left after the change cannot be fewer than none
T2O_2 = Rule(
    "T2o-2",
    ("items_last_year", "change"),
    ">=",
    (),
    (ITEMS, "本年增/减"),
    (),
    over="columns",
    advice="减少的不会多于上一年的，请核对这两格。",
)
T2O_5 = Rule(
    "T2o-5",
    ("newly_disclosed",),
    "<=",
    ("disclosed_total",),
    ("本年新公开数量",),
    ("对外公开总数量",),
    over="columns",
    advice="新公开的都在公开总数之内，请核对这两格。",
)

PROACTIVE = Table(
    "proactive",
    "二",
    "主动公开政府信息情况",
    (
        Block(
            caption=ART_20.format("一"),
            stub=STUB,
            columns=(
                Line("made", "本年新制作数量"),
                Line("newly_disclosed", "本年新公开数量"),
                Line("disclosed_total", "对外公开总数量"),
            ),
            rows=(
                documents("regulations", "规章", REGULATIONS_HELP),
                documents(
                    "normative_documents",
                    "规范性文件",
                    "核定时间点为报告年度12月31日，数字与司法行政部门备案一致。",
                ),
            ),
            rules=(T2O_5,),
        ),
        Block(
            caption=ART_20.format("五"),
            stub=STUB,
            columns=(LAST_YEAR_ITEMS, CHANGE, DECISIONS),
            rows=(
                Line("licences", "行政许可", (ART_20.format("五"),)),
                Line("other_services", "其他对外管理服务事项", (ART_20.format("五"),)),
            ),
            rules=(T2O_2,),
        ),
        Block(
            caption=ART_20.format("六"),
            stub=STUB,
            columns=(LAST_YEAR_ITEMS, CHANGE, DECISIONS),
            rows=(
                Line("penalties", "行政处罚", (ART_20.format("六"),)),
                Line("coercive_measures", "行政强制", (ART_20.format("六"),)),
            ),
            rules=(T2O_2,),
        ),
        Block(
            caption=ART_20.format("八"),
            stub=STUB,
            columns=(LAST_YEAR_ITEMS, CHANGE),
            rows=(
                Line("fees", "行政事业性收费", (ART_20.format("八"),), help="填收费项目数，不是收费金额。"),
            ),
            rules=(T2O_2,),
        ),
        Block(
            caption=ART_20.format("九"),
            stub=STUB,
            columns=(
                Line("projects", "采购项目数量", unit="项"),
                Line(
                    "amount",
                    "采购总金额",
                    kind=Kind.AMOUNT,
                    unit="元或万元",
                    help="表格没有规定单位，请把单位写在数字后面，例如 1.795万元。",
                ),
            ),
            rows=(Line("procurement", "政府集中采购", (ART_20.format("九"),)),),
        ),
    ),
    widths=(30, 23, 23, 24),
)

APPLICANT = "申请人情况"
ORGANISATION = (APPLICANT, "法人或其他组织")
APPLICANTS = (
    Line("person", "自然人", (APPLICANT,)),
    Line("business", "商业企业", ORGANISATION),
    Line("research", "科研机构", ORGANISATION),
    Line("nonprofit", "社会公益组织", ORGANISATION),
    Line("legal_service", "法律服务机构", ORGANISATION),
    Line("other", "其他", ORGANISATION),
    Line(
        "total",
        "总计",
        (APPLICANT,),
        parts=("person", "business", "research", "nonprofit", "legal_service", "other"),
        rule="T3-3",
        says="自然人与法人或其他组织各列之和",
    ),
)

RESULT = ("三、本年度办理结果",)
REFUSED = (*RESULT, "（三）不予公开")
UNAVAILABLE = (*RESULT, "（四）无法提供")
UNPROCESSED = (*RESULT, "（五）不予处理")

RECEIVED_ROWS = (
    Line(
        "new",
        "一、本年新收政府信息公开申请数量",
        help="报告年度1月1日至12月31日新收到的申请。",
    ),
    Line(
        "carried_in",
        "二、上年结转政府信息公开申请数量",
        help="应等于上一年度报告“四、结转下年度继续办理”。",
    ),
)
DECIDED_ROWS = (
    Line("granted", "（一）予以公开", RESULT, help="条例第三十六条第（一）（二）项。"),
    Line(
        "partly_granted",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        RESULT,
        help="条例第三十七条区分处理；同一申请只计在这一行。",
    ),
    Line(
        "refused.state_secret", "1.属于国家秘密", REFUSED, help="条例第十四条：依法确定为国家秘密的政府信息。"
    ),
    Line(
        "refused.law_forbids",
        "2.其他法律行政法规禁止公开",
        REFUSED,
        help="条例第十四条：法律、行政法规禁止公开的政府信息。",
    ),
    Line(
        "refused.security_stability",
        "3.危及“三安全一稳定”",
        REFUSED,
        help="条例第十四条：公开后可能危及国家安全、公共安全、经济安全、社会稳定。",
    ),
    Line(
        "refused.third_party",
        "4.保护第三方合法权益",
        REFUSED,
        help="条例第十五条、第三十二条：涉及商业秘密、个人隐私，第三方不同意公开。",
    ),
    Line(
        "refused.internal_affairs",
        "5.属于三类内部事务信息",
        REFUSED,
        help="条例第十六条第一款：人事管理、后勤管理、内部工作流程。",
    ),
    Line(
        "refused.deliberative",
        "6.属于四类过程性信息",
        REFUSED,
        help="条例第十六条第二款：讨论记录、过程稿、磋商信函、请示报告。",
    ),
    Line(
        "refused.enforcement_file",
        "7.属于行政执法案卷",
        REFUSED,
        help="条例第十六条第二款：行政执法案卷信息。",
    ),
    Line(
        "refused.inquiry",
        "8.属于行政查询事项",
        REFUSED,
        help="条例第三十六条第（七）项：工商、不动产登记资料等依专门规定查询。",
    ),
    Line(
        "unavailable.not_held",
        "1.本机关不掌握相关政府信息",
        UNAVAILABLE,
        help="条例第三十六条第（四）（五）项：经检索没有，或不属于本机关负责公开。",
    ),
    Line(
        "unavailable.needs_creation",
        "2.没有现成信息需要另行制作",
        UNAVAILABLE,
        help="条例第三十八条：需要加工、分析的信息可以不予提供。",
    ),
    Line(
        "unavailable.unclear",
        "3.补正后申请内容仍不明确",
        UNAVAILABLE,
        help="条例第三十条：补正后仍不能明确申请内容。",
    ),
    Line(
        "unprocessed.petition",
        "1.信访举报投诉类申请",
        UNPROCESSED,
        help="条例第三十九条第一款：以申请形式进行信访、投诉、举报。",
    ),
    Line(
        "unprocessed.repeated",
        "2.重复申请",
        UNPROCESSED,
        help="条例第三十六条第（六）项：已答复，同一申请人重复申请。",
    ),
    Line(
        "unprocessed.publication",
        "3.要求提供公开出版物",
        UNPROCESSED,
        help="条例第三十九条第二款：要求提供政府公报、报刊、书籍等公开出版物。",
    ),
    Line(
        "unprocessed.excessive",
        "4.无正当理由大量反复申请",
        UNPROCESSED,
        help="条例第三十五条：申请数量、频次明显超过合理范围且理由不合理。",
    ),
    Line(
        "unprocessed.confirmation",
        "5.要求行政机关确认或重新出具已获取信息",
        UNPROCESSED,
        help="申请人已经获取的信息，要求再次确认或出具。",
    ),
)
OTHER_ROW = Line(
    "other",
    "（六）其他处理",
    RESULT,
    help="新旧条例衔接和极少数特殊情况，数量偏高时主管部门会了解情况。",
)
T3_1 = Rule(
    "T3-1",
    ("new", "carried_in"),
    "=",
    ("handled", "carried_out"),
    ("一、本年新收", "二、上年结转"),
    ("（七）总计", "四、结转下年度"),
    advice="收到的申请要么办结、要么结转，请核对这四格。",
)


def requests(*, other: tuple[Line, ...]) -> Table:
    """Table 三; the editions differ only in the rows under （六）其他处理."""
    parts = tuple(row.code for row in (*DECIDED_ROWS, *other))
    handled = Line("handled", "（七）总计", RESULT, parts=parts, rule="T3-2", says="（一）至（六）各行之和")
    carried_out = Line(
        "carried_out", "四、结转下年度继续办理", help="到12月31日还没有答复的申请；就是下一年度的“上年结转”。"
    )
    return Table(
        "requests",
        "三",
        "收到和处理政府信息公开申请情况",
        (
            Block(
                stub="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                columns=APPLICANTS,
                rows=(*RECEIVED_ROWS, *DECIDED_ROWS, *other, handled, carried_out),
                rules=(T3_1,),
            ),
        ),
        widths=(7, 12, 29, 7, 7, 7, 7, 8, 8, 8),
    )


OUTCOMES = (
    ("upheld", "结果维持", "复议维持原行为，或法院驳回、维持。"),
    ("corrected", "结果纠正", "被撤销、变更、确认违法或责令重作。"),
    ("other", "其他结果", "撤回、终止等其他结案方式。"),
    ("pending", "尚未审结", "到12月31日还没有审结。"),
)


def outcomes(code: str, under: tuple[str, ...]) -> tuple[Line, ...]:
    """Four outcomes and their total, under one merged heading."""
    parts = tuple(f"{code}.{outcome}" for outcome, _, _ in OUTCOMES)
    lines = tuple(Line(f"{code}.{outcome}", label, under, help=text) for outcome, label, text in OUTCOMES)
    return (*lines, Line(f"{code}.total", "总计", under, parts=parts, rule="T4-1", says="四种结果之和"))


REMEDIES = Table(
    "remedies",
    "四",
    "政府信息公开行政复议、行政诉讼情况",
    (
        Block(
            columns=(
                *outcomes("reconsideration", ("行政复议",)),
                *outcomes("litigation_direct", ("行政诉讼", "未经复议直接起诉")),
                *outcomes("litigation_after", ("行政诉讼", "复议后起诉")),
            ),
            rows=(Line("", ""),),
        ),
    ),
    widths=(1,) * 15,
)

OVERVIEW = Section(
    "overview",
    "一",
    "总体情况",
    (
        "对本机关贯彻落实《中华人民共和国政府信息公开条例》的情况进行综述，聚焦主题主线。",
        "主要包括：主动公开、依申请公开、政府信息管理、平台建设、监督保障。",
        "各级人民政府还要写明工作考核、社会评议和责任追究结果情况（条例第五十条第四项）。",
    ),
)
PROBLEMS = Section(
    "problems",
    "五",
    "存在的主要问题及改进情况",
    (
        "实事求是、明确具体，避免笼统模糊、泛泛而谈。",
        "查找问题要有针对性，改进举措要有实效性，不得敷衍了事、年年雷同。",
    ),
)
OTHER = Section(
    "other",
    "六",
    "其他需要报告的事项",
    (
        "本机关认为需要报告的其他事项，以及其他有关文件专门要求通过年度报告报告的事项。",
        "确实没有的，写“无其他需要报告的事项”。",
    ),
)
PROACTIVE_GUIDANCE = (
    "报告条例第二十条第（一）（五）（六）（八）（九）项中适宜以数据方式呈现的内容。",
    "各项数据核定时间点为报告年度的12月31日；没有的填0，不要留空，也不要填“/”。",
)
REQUESTS_GUIDANCE = (
    "报告两方面：申请人的类别，政府信息公开申请的最终处理结果。每件申请只计在一行。",
    "勾稽关系：每一列，第一项加第二项之和，等于第三项（七）总计加第四项之和。",
)
REMEDIES_GUIDANCE = (
    "报告政府信息公开行政复议、行政诉讼的处理结果；行政诉讼区分未经复议直接起诉和复议后起诉。",
    "复议机关作为共同被告的案件，只计算原行为主体的案件数量，不计算复议机关的。",
)

EDITION = Edition(
    code="2019",
    notice="国办公开办函〔2019〕60号",
    first_year=2019,
    last_year=2020,
    sections=(
        OVERVIEW,
        Section("proactive", "二", PROACTIVE.title, PROACTIVE_GUIDANCE, PROACTIVE),
        Section(
            "requests",
            "三",
            "收到和处理政府信息公开申请情况",
            REQUESTS_GUIDANCE,
            requests(other=(OTHER_ROW,)),
        ),
        Section("remedies", "四", REMEDIES.title, REMEDIES_GUIDANCE, REMEDIES),
        PROBLEMS,
        OTHER,
    ),
)
