"""Prose against last year's and other agencies': what is compared, how alike it is, and what is said of it."""

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks import Context, Finding, Sister, likeness, specimen
from reports.checks.alike import Prose, prose, sketch
from reports.checks.alike import likeness as measured
from reports.content import Content
from reports.schema import Severity
from tests.sentences import NEW, OLD

WATER = "望溪县水务局"
FIVE = """\
检测结果更新慢，用户看不到当月的数据，已经改为自动上传。
台账记录不全，责任人调动时没有交接，现在规定离岗以前逐项签收。"""


def report(sentences: list[str], year: int = 2024, problems: str = "", agency: str = WATER) -> Content:
    passages = {"overview": "。".join([*sentences, ""]), "problems": problems, "other": ""}
    return replace(specimen.report(year=year, agency=agency), passages=passages)


def found(this: Content, last: Content | None = None, *sisters: Sister) -> list[Finding]:
    return list(likeness.findings(this, Context(last, sisters=sisters)))


def words(sentence: str, agency: str = WATER) -> list[str]:
    return [said.plain for said in prose({"overview": sentence}, agency).sentences]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年公开供水信息120条，回复留言8件。", "全年公开供水信息九十三条，回复留言 十一 件。"),
        ("2024年9月3日召开供水价格听证会。", "2023年11月18日召开供水价格听证会。"),
        ("望溪县水务局在门户网站开设用水专栏。", "我局在门户网站开设用水专栏。"),
        ("按照《供水条例》公布水厂水质检测结果。", "按照《望溪县供水管理办法》公布水厂水质检测结果。"),
        ("公布水质、水价、停水三类信息；", "公布水质，水价，停水3类信息。"),
        ("全县各水厂的水质检测结果按月公布。", "望溪县各水厂的水质检测\n结果按月公布。"),
    ],
)
def test_figures_names_and_signs_do_not_make_a_difference(one: str, other: str) -> None:
    assert words(one) == words(other) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "（一）主动公开情况",
        "（四）政府信息公开平台建设。",
        "（一）存在的主要问题",
        "本报告根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号文件编制。",
        "本报告由总体情况等六部分组成，所列数据的统计期限自2024年1月1日起至12月31日止。",
        "联系地址：望溪县清波路8号，联系电话：0000-1234567。",
        "本年度未收取信息处理费。",
        "无其他需要报告的事项。",
        "本年度未发生因政府信息公开引起的行政复议、行政诉讼。",
        "本机关2024年没有收到政府信息公开申请。",
        "按时办结。",
    ],
)
def test_what_every_report_says_is_not_compared(sentence: str) -> None:
    assert words(sentence) == []


@pytest.mark.parametrize(
    ("kept", "severity"), [(1, None), (4, Severity.HINT), (6, Severity.WARN), (9, Severity.EXPLAIN)]
)
def test_the_more_is_repeated_the_graver(kept: int, severity: Severity | None) -> None:
    this = report([*OLD[:kept], *NEW[kept:]])
    assert [finding.severity for finding in found(this, report(OLD, 2023))] == (
        [severity] if severity else []
    )


def test_the_repeated_sentences_are_shown() -> None:
    (finding,) = found(report([*OLD[:6], *NEW[6:]]), report(OLD, 2023))
    assert [(one.heading, one.sentence) for one in finding.repeated] == [
        ("一、总体情况", sentence) for sentence in OLD[:6]
    ]
    assert finding.code == "E-37" and finding.quote in OLD
    assert finding.message == (
        "正文（不计数字、日期、名称和固定用语）有70%与本机关2023年度报告相同，重复的句子有6句。"
        "请按本年的实际工作改写。"
    )


def test_a_report_handed_in_again_wants_a_reason() -> None:
    (finding,) = found(report(OLD), report([f"{sentence}三处" for sentence in OLD], 2023))
    assert finding.message.endswith("请按本年的实际工作改写；工作确实没有变化的，请说明原因。")


def test_a_reason_stays_while_other_words_change() -> None:
    one, two = (found(report([*OLD, *more]), report(OLD, 2023))[0] for more in ([], [NEW[0][:20]]))
    assert one.message != two.message
    assert one.key({}) == two.key({})


def test_section_five_alone_is_alike() -> None:
    (finding,) = found(report(NEW, problems=FIVE), report(OLD, 2023, FIVE))
    assert (finding.code, finding.severity, finding.section) == ("TXT-20", Severity.WARN, "problems")
    assert finding.message == (
        "“五、存在的主要问题及改进情况”有100%与本机关2023年度报告相同，重复的句子有2句，这一部分不能年年雷同。"
        "请写本年新的问题，以及上年所写措施的落实情况。"
    )


def test_where_all_is_alike_section_five_is_not_named_apart() -> None:
    assert [f.code for f in found(report(OLD, problems=FIVE), report(OLD, 2023, FIVE))] == ["E-37"]


def test_little_prose_says_nothing() -> None:
    assert found(report(OLD[:2], problems=FIVE[:20]), report(OLD, 2023, FIVE)) == []


def test_a_report_that_is_not_last_years_is_not_compared() -> None:
    assert found(report(OLD), report(OLD, 2022)) == []
    (finding,) = found(report(OLD), replace(report(OLD), year=0))
    assert "与本机关上年报告相同" in finding.message


def test_a_sister_alike_asks_for_a_look() -> None:
    copy = [f"{sentence}，望溪县林业局" for sentence in OLD]
    (finding,) = found(report(OLD), None, Sister("望溪县林业局", {"overview": "。".join(copy)}))
    assert (finding.code, finding.severity, len(finding.repeated)) == ("E-38", Severity.WARN, 9)
    assert "与望溪县林业局本年的报告相同，重复的句子有9句。请核对是否照搬" in finding.message


def test_of_several_sisters_the_one_most_alike_is_named() -> None:
    some = Sister("望溪县林业局", {"overview": "。".join([*OLD[:5], *NEW[:2]])})
    most = Sister("望溪县民政局", {"overview": "。".join(OLD[1:])})
    none = Sister("望溪县教育局", {"overview": "。".join(NEW)})
    (finding,) = found(report(OLD), None, none, some, most)
    assert "与望溪县民政局本年的报告相同" in finding.message and "另有1个机关的报告也相近" in finding.message
    assert found(report(OLD), None, none) == []
    assert found(report(OLD[:2]), None, most) == []


def test_a_sister_that_has_a_part_is_a_hint() -> None:
    (finding,) = found(report([*OLD[:4], *NEW[4:]]), None, Sister("甲", {"overview": "。".join(OLD)}))
    assert finding.severity is Severity.HINT


def test_a_sister_that_has_section_five_asks_for_a_look() -> None:
    (finding,) = found(report(NEW, problems=FIVE), None, Sister("望溪县林业局", {"problems": FIVE}))
    assert (finding.code, finding.severity, finding.section) == ("E-38", Severity.WARN, "problems")
    assert "“五、存在的主要问题及改进情况”有100%与望溪县林业局本年的报告相同" in finding.message


def test_words_put_in_are_found_out_although_no_sentence_is_the_same() -> None:
    mixed = [f"{old[:14]}{new[8:]}" for old, new in zip(OLD, NEW, strict=True)]
    (finding,) = found(report(mixed), report(OLD, 2023))
    assert finding.repeated == () and finding.quote == "" and "句" not in finding.message


def test_a_long_sentence_is_cut() -> None:
    long = "，".join(OLD)
    (finding,) = found(report([long]), report([long], 2023))
    assert finding.repeated[0].sentence == long[:120] + "……"


@pytest.mark.parametrize("rule", likeness.RULES, ids=lambda rule: rule.code)
def test_every_example_breaks_its_rule(rule) -> None:
    codes = [finding.code for finding in likeness.findings(rule.example.content, rule.example.against)]
    assert codes == [rule.code]


@given(st.text("水务公开12三年，。我局《》〔\n", max_size=80))
def test_a_text_is_wholly_in_itself(text: str) -> None:
    one = prose({"overview": text}, WATER)
    assert measured(one, one).share == (1.0 if one.grams else 0.0)
    assert len(measured(one, one).repeated) == len(one.sentences)
    assert measured(one, Prose(())).share == 0.0


@given(st.lists(st.integers(0, 10**6), min_size=9, max_size=9))
def test_other_figures_and_another_name_make_no_other_report(numbers: list[int]) -> None:
    copy = [f"{sentence}，共{n}处" for sentence, n in zip(OLD, numbers, strict=True)]
    one = prose(report(copy).passages, WATER)
    assert (
        measured(one, prose(report([f"望溪县林业局{s}，共3处" for s in OLD]).passages, "望溪县林业局")).share
        == 1.0
    )


def test_a_sketch_tells_what_the_whole_does() -> None:
    one, two = (prose(report(some).passages, WATER) for some in (OLD + NEW, OLD))
    shared = set(sketch(one)) & set(sketch(two))
    assert abs(len(shared) / len(sketch(one)) - measured(one, two).share) < 0.2
    assert sketch(Prose(())) == []
    assert all(0 <= value < 2**28 for value in sketch(one))


@pytest.mark.parametrize("piece", ["《", "我局", "2024年", "一", "〔水", "（一）", "\n（"])
def test_a_passage_of_a_million_characters_costs_little(piece: str) -> None:
    start = process_time()
    one = prose({"overview": piece * (10**6 // len(piece))}, "县" * 10**6)
    measured(one, one)
    assert process_time() - start < 1.5
