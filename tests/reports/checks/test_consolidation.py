"""A 汇总 against the reports below it."""

from decimal import Decimal

import pytest

from reports.checks import Below, Context, Unit, consolidation, specimen
from reports.schema import Severity

SUITS = "remedies.litigation_after.total"

UNIT = Unit("望溪县人民政府办公室", True, "county", is_summary=True)
NEW, OLD, UPHELD = "requests.new.person", "requests.new.total", "remedies.litigation_direct.upheld"
WATER = {NEW: Decimal(11), OLD: Decimal(11), "requests.carried_in.total": Decimal(1), UPHELD: Decimal(2)}
SCHOOLS = {NEW: Decimal(4), OLD: Decimal(4), UPHELD: Decimal(1)}
BELOW = {
    "望溪县水务局": WATER,
    "望溪县教育局": SCHOOLS,
    "桥头镇人民政府": {NEW: Decimal(0), OLD: Decimal(0), UPHELD: Decimal()},
}


def found(figures, text="", missing=(), below=BELOW):
    content = specimen.report(figures, {"overview": text} if text else {})
    context = Context(unit=UNIT, below=Below(below, tuple(missing)))
    return list(consolidation.findings(content, context))


def codes(*arguments, **more):
    return [(finding.code, finding.severity) for finding in found(*arguments, **more)]


CELLS = [
    ({NEW: "15", UPHELD: "3"}, []),
    ({NEW: "16", UPHELD: "3"}, [("AG-1", Severity.EXPLAIN)]),
    ({NEW: "14", UPHELD: "3"}, [("AG-1", Severity.EXPLAIN)]),
    ({NEW: "15", UPHELD: "2"}, [("AG-4", Severity.WARN)]),  # counted once
    ({NEW: "15", UPHELD: "4"}, [("AG-1", Severity.EXPLAIN)]),
    ({NEW: "", UPHELD: "3"}, []),
]


@pytest.mark.parametrize(("figures", "expected"), CELLS)
def test_a_cell_is_the_sum(figures, expected):
    assert codes(figures) == expected


def test_while_one_is_missing_there_may_be_more():
    missing = ("望溪县财政局",)
    assert codes({NEW: "99", UPHELD: "9"}, missing=missing) == [("E-27", Severity.WARN)]
    assert [code for code, _ in codes({NEW: "14", UPHELD: "3"}, missing=missing)] == ["E-27", "AG-1"]


def test_who_is_missing_is_named():
    (finding,) = found({NEW: "15", UPHELD: "3"}, missing=[f"望溪县{number}局" for number in range(12)])
    assert "还有12个机关没有发布年度报告：望溪县0局、" in finding.message
    assert "望溪县9局等。" in finding.message


def test_one_finding_for_a_table():
    below = {"望溪县水务局": {cell.name: Decimal(1) for cell in specimen.report().edition.inputs}}
    proactive, requests, remedies, suits = found({}, below=below)
    assert "填的是0，各机关之和是1；" in requests.message
    assert "……共" in requests.message
    assert (proactive.code, remedies.code, suits.code) == ("AG-1", "AG-1", "AG-4")
    assert requests.against[0] == (NEW, "1")


def test_an_agencys_own_report_adds_up_nothing():
    assert list(consolidation.findings(specimen.report({NEW: "3"}))) == []


def test_nobody_below_says_nothing():
    assert found({NEW: "3"}, "水务局收到申请3件。", below={}) == []


SAID = [
    ("县水务局收到政府信息公开申请{}件。", "11", "22"),
    ("望溪县教育局受理申请{}件。", "4", "14"),
    ("收到申请较多的是水务局11件、教育局{}件。", "4", "3"),
    ("水务局共收到申请{}件。", "12", "13"),  # with the one carried in
    ("桥头镇收到申请{}件。", "0", "2"),
    ("从承办主体看，水务局{}件、县教育局4件。", "11", "13"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), SAID)
def test_a_number_named_in_the_prose(text, right, wrong):
    figures = {NEW: "15", UPHELD: "3"}
    assert codes(figures, text.format(right)) == []
    assert codes(figures, text.format(wrong)) == [("AG-3", Severity.WARN)]


OFFICES = [
    ("县政府办公室收到申请{}件。", "5", "6"),
    ("申请较多的有：县政府办{}件、县住房城乡建设局8件。", "5", "6"),
    ("申请较多的有：县政府办5件、县住房城乡建设局{}件、城关街道2件。", "8", "9"),
    ("办理单位中，县住房和城乡建设局8件、城关街道{}件。", "2", "3"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), OFFICES)
def test_the_names_a_summary_uses(text, right, wrong):
    named = {"望溪县人民政府办公室": 5, "望溪县住房和城乡建设局": 8, "城关街道办事处": 2}
    below = {name: {NEW: Decimal(count), OLD: Decimal(count)} for name, count in named.items()}
    assert codes({NEW: "15"}, text.format(right), below=below) == []
    assert codes({NEW: "15"}, text.format(wrong), below=below) == [("AG-3", Severity.WARN)]


def test_a_review_is_counted_by_everyone():
    review = "remedies.reconsideration.upheld"
    assert codes({review: "1"}, below={"望溪县水务局": {review: Decimal(2)}}) == [("AG-1", Severity.EXPLAIN)]


POWERS = {
    "望溪县公安局": {
        "proactive.licences.decisions": 820,
        "proactive.penalties.decisions": 31,
        NEW: 8,
        OLD: 8,
    },
    "望溪县市场监督管理局": {NEW: 19, OLD: 19, "remedies.reconsideration.total": 3, UPHELD: 2},
    "望溪县发展和改革委员会": {NEW: 2, OLD: 2, "remedies.litigation_direct.total": 2},
    "望溪县人民政府办公室": {NEW: 5, OLD: 5, "remedies.litigation_direct.total": 1} | {SUITS: 1},
    "沙口县人民政府": {NEW: 137, OLD: 152, "proactive.coercive_measures.decisions": 4},
}
MANNERS = [
    ("全县收到申请34件（县政府办公室5件，县公安局{}件，市监局19件），结转上年3件，办结37件。", "8", "9"),
    ("主要问题是不平衡，沙口县全年收到申请{}件，占全县四成以上。", "152", "145"),
    ("县公安局办理行政许可{}件、行政处罚31件。", "820", "802"),
    ("县公安局全年作出行政处罚决定{}件。", "31", "13"),
    ("其中县公安局行政处罚共{}件，均已公示。", "31", "13"),
    ("县市场监管局被申请行政复议{}件。", "3", "4"),
    ("县政府办被提起行政诉讼{}件。", "2", "3"),
    ("沙口县实施行政强制{}件。", "4", "14"),
    ("县发改委新收申请{}件。", "2", "12"),
    ("2024年县公安局收到申请{}件。", "8", "18"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), MANNERS)
def test_the_manners_of_naming_an_agency(text, right, wrong):
    below = {name: {cell: Decimal(value) for cell, value in of.items()} for name, of in POWERS.items()}
    assert [f.message for f in found({}, text.format(right), below=below) if f.code == "AG-3"] == []
    assert [f.code for f in found({}, text.format(wrong), below=below)].count("AG-3") == 1


OTHERWISE = [
    "办结政府信息公开申请60件，其中县公安局7件、市监局18件。",
    "2023年县公安局作出行政许可700件。",
    "上半年县公安局收到申请3件。",
    "县公安局公布行政处罚12件典型案例。县公安局行政处罚12件典型案例上网。",
    "县公安局、市监局行政许可共900件。",
    "网上申请中，县公安局收到申请3件。",
    "县公安局收到申请3件不予公开。",
    "县发改委被提起行政诉讼9件。",  # one of its two rows is not known
    "泗安县公安局收到申请30件，市公安局收到申请40件。",
    "沙口县公安局12件、沙口县教育局9件，是收到申请较多的单位。",
    "不予公开申请39件。其中县公安局2件、市监局7件。",
    "县公安局受理户籍申请3000件次。",
    "县公安局办理热线诉求200件。",
]


@pytest.mark.parametrize("text", OTHERWISE)
def test_a_number_beside_a_name_may_be_of_another_thing(text):
    below = {name: {cell: Decimal(value) for cell, value in of.items()} for name, of in POWERS.items()}
    assert [f.quote for f in found({}, text, below=below) if f.code == "AG-3"] == []


def test_a_name_two_may_go_by_tells_neither():
    below = {name: {NEW: Decimal(1), OLD: Decimal(1)} for name in ("望溪县城市管理局", "望溪县城管局")}
    assert [f.code for f in found({NEW: "2"}, "县城管局收到申请9件。", below=below)] == []


LEFT_ALONE = [
    "市水务局收到申请20件。",
    "水务局收到申请，办结20件。",
    "水务局、教育局共收到申请20件。",
    "水务局制发文件20件。",
    "财政局收到申请20件。",
    "水务局收到申请20件次。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_said_of_something_else(text):
    assert codes({NEW: "15", UPHELD: "3"}, text) == []


def test_a_report_without_that_figure_is_no_judge():
    below = {"望溪县水务局": {UPHELD: Decimal(0)}}
    assert found({}, "水务局收到申请20件。", below=below) == []
