"""What is said of a document that was read, from drafts written by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from reports.beside import counts, first, groups, looks
from reports.checks import Finding
from reports.figures import State
from reports.intake.draft import Confidence, Unread
from reports.intake.page import as_text
from reports.intake.report import as_json, check
from reports.intake.source import Grid, Source, Text
from reports.schema import Severity
from tests.contents import AGENCY, WRITTEN
from tests.drafts import draft, having

SURE, DOUBTFUL, REPAIRED = Confidence.SURE, Confidence.DOUBTFUL, Confidence.REPAIRED
PERSON = "requests.granted.person"


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found]


def test_a_document_in_order() -> None:
    assert check(draft()) == ()


def test_what_the_reader_saw_comes_before_the_rules() -> None:
    seen = Finding("E-08", Severity.WARN, "requests", "行名不同")
    found = check(draft("requests | person\n new | 5", findings=(seen,)))
    assert codes(found) == ["E-08", "T3-1", "T3-1"]


def test_last_year_is_compared() -> None:
    last = draft("requests | person\n new | 1\n carried_out | 1", 2023)
    assert codes(check(draft(), last)) == ["T3-5", "T3-5"]


def test_a_cell_that_could_not_be_read_is_not_wrong_but_to_be_looked_at() -> None:
    (finding,) = check(having(draft(), PERSON, "640020470件1", DOUBTFUL))
    assert (finding.code, finding.severity, finding.cells) == ("E-18", Severity.WARN, (PERSON,))
    assert finding.message == (
        "有1格读不准：三、本年度办理结果／（一）予以公开，申请人情况／自然人（原文“640020470件1”）。"
        "没有当作数字读入，请对照原件，只填一个数字。"
    )


def test_many_cells_that_could_not_be_read_are_one_finding() -> None:
    one = draft()
    for column in ("person", "business", "research", "other"):
        one = having(one, f"requests.granted.{column}", "看不清" * 30, DOUBTFUL)
    (finding,) = check(one)
    assert finding.message.count("原文") == 3
    assert "…”）等4格。" in finding.message


def test_a_cell_the_reader_has_told_of_is_told_of_once() -> None:
    seen = Finding("E-18", Severity.WARN, "requests", "分不清各格", (PERSON,))
    assert check(having(draft(findings=(seen,)), PERSON, "看不清", DOUBTFUL)) == (seen,)


def test_letters_read_for_sure_are_wrong() -> None:
    assert codes(check(having(draft(), PERSON, "若干", SURE))) == ["T3-4"]


def test_a_table_that_was_not_found_is_one_finding() -> None:
    heading = Finding("E-01", Severity.WARN, "requests", "没有找到标题")
    one = draft(tables=("proactive", "remedies"), findings=(heading,))
    (finding,) = check(having(one, PERSON, "看不清", DOUBTFUL))
    assert (finding.code, finding.severity, finding.section) == ("E-01", Severity.BLOCK, "requests")
    assert finding.message.startswith("没有读到表“三、收到和处理政府信息公开申请情况”。")


def test_a_heading_that_is_missing_while_its_text_is_there() -> None:
    heading = Finding("E-01", Severity.WARN, "problems", "没有找到标题")
    assert check(draft(findings=(heading,))) == (heading,)


def test_another_year_than_the_person_says() -> None:
    (finding,) = check(draft(), year=2023)
    assert (finding.code, finding.severity) == ("E-05", Severity.WARN)
    assert (
        finding.message == "文件里写的是2024年度，这份报告是2023年度，两处不一致，请核对是不是这一年的报告。"
    )


def test_a_year_of_the_other_edition() -> None:
    (slipped,) = check(draft(), year=2020)  # another year says it all
    other, *_ = check(replace(draft(), year=None), year=2020)
    assert (slipped.code, other.code) == ("E-05", "E-07")
    assert "表格却是2021年的格式，这一年度应使用2019年的格式。" in other.message


def test_a_year_before_every_edition() -> None:
    finding, *_ = check(replace(draft(), year=None), year=2016)
    assert "这一年度还没有统一格式。" in finding.message


def test_the_year_the_person_says_is_taken_where_the_document_is_silent() -> None:
    assert check(replace(draft(), year=None), year=2024) == ()


def test_another_agency_than_the_person_says() -> None:
    (finding,) = check(draft(), agency="望溪县教育局")
    assert (finding.code, "这份报告是“望溪县教育局”的" in finding.message) == ("E-05", True)


def test_a_short_form_of_the_agency_will_do() -> None:
    assert check(draft(), agency="县水务局") == ()


def test_last_years_report_of_another_agency() -> None:
    (finding,) = check(draft(), draft(year=2023, agency="望溪县教育局"))
    assert "用来比对的上年报告是“望溪县教育局”的" in finding.message
    assert check(draft(), draft(year=2023)) == ()


SIX = tuple(Text(section.heading, f"标题{section.number}") for section in draft().edition.sections)


def around(*blocks: Text | Grid, format: str = "html") -> list[tuple[str, str]]:
    found = check(draft(source=Source(format, blocks)))
    return [(finding.code, finding.message.partition("中")[0]) for finding in found]


def test_words_outside_the_sections_are_told_once() -> None:
    title, preface = Text("**望溪县水务局2024年年度报告", "第1段"), Text("国办公开办函〔2019〕60号")
    heading = Text("**六、其他需要报告的事项**", "第9段")
    assert around(title, preface, *SIX[:5], heading) == [("TXT-06", "第1段"), ("E-33", "文件")]
    assert around(preface, *SIX[:5], heading) == [("TXT-06", "第9段")]
    assert around(preface, *SIX[:5], heading, format="docx") == [("E-33", "文件"), ("TXT-06", "第9段")]


PREFACE = "根据国办公开办函[2021]30号，编制本报告。本报告由五部分组成。数据的统计期限自2023年1月1日起至2023年12月31日止。"


def test_what_a_preface_says_of_the_report() -> None:
    found = check(draft(source=Source("docx", (Text(PREFACE, "第1段"), *SIX))))
    assert [(f.code, f.severity) for f in found] == [
        ("E-04", Severity.WARN),
        ("E-35", Severity.EXPLAIN),
        ("TXT-14", Severity.WARN),
    ]
    assert found[0].message.startswith("第1段说明报告的组成时写的是“本报告由五部分组成”，说有5个部分。")


def test_what_a_page_has_around_the_report_is_not_the_reports() -> None:
    menu, foot = Text("XX登录 {{user}}", "第1段"), Text("意见反馈：（请填写）", "第99段")
    assert around(menu, Grid(()), Text("望溪县水务局2024年年度报告"), *SIX, foot) == []
    assert around(menu, *SIX, foot) == []
    assert around(menu, foot) == []


def test_a_text_without_headings_is_all_the_reports() -> None:
    assert around(Grid(()), Text("{{user}}", "第1行"), format="text") == [("TXT-06", "第1行")]


def test_words_inside_the_sections_are_not_told_again() -> None:
    text = "**本年度未收取信息处理费。"
    inside = draft(passages=WRITTEN | {"other": text}, source=Source("text", (Text(text, "第9段"),)))
    assert [finding.section for finding in check(inside)] == ["other"]


def test_the_result_as_json() -> None:
    one = having(draft(unread=(Unread("第2行", "联系电话", "不属于六个部分"),)), PERSON, " 6", SURE)
    data = json.loads(json.dumps(as_json(one, check(one)), ensure_ascii=False))
    assert [data[key] for key in ("edition", "year", "agency")] == ["2021", 2024, AGENCY]
    assert data["figures"].keys() == one.edition.by_name.keys()
    assert data["figures"][PERSON] == {
        "state": "number",
        "value": "6",
        "raw": " 6",
        "confidence": "sure",
        "note": None,
    }
    assert data["figures"]["requests.new.total"]["state"] == "blank"
    assert data["passages"] == WRITTEN
    assert data["unread"] == [{"where": "第2行", "text": "联系电话"}]
    first = data["findings"][0]
    assert (first["code"], first["severity"], first["left"], first["right"]) == ("T3-1", "block", "0", "6")
    assert first["cells"][0] == "requests.new.person"


def test_what_is_not_known_is_null() -> None:
    data = as_json(replace(draft(), year=None, agency=None, title=None, passages={}), ())
    assert (data["year"], data["agency"], data["title"]) == (None, None, None)
    assert data["passages"] == {"overview": "", "problems": "", "other": ""}
    assert "findings" in data and data["findings"] == []


def test_an_amount_is_in_wan_with_its_own_unit_in_the_note() -> None:
    amount = "proactive.procurement.amount"
    figure = as_json(having(draft(year=2020), amount, "251000元", SURE), ())["figures"][amount]
    assert (figure["value"], figure["note"]) == ("25.1", "原文为“251000元”")
    noted = having(draft(year=2020), amount, "3万元", SURE, note="原文单位：万元")
    figure = as_json(noted, ())["figures"][amount]
    assert (figure["value"], figure["note"]) == ("3", "原文单位：万元")


def test_a_finding_without_sides_has_none() -> None:
    (data,) = as_json(draft(), [Finding("E-08", Severity.HINT, "requests", "", (), Decimal("1E+2"))])[
        "findings"
    ]
    assert (data["left"], data["right"], data["cells"]) == ("100", None, [])


def test_the_result_in_words() -> None:
    one = draft("requests | person\n new | 5", unread=(Unread("第2行", "联系电话", "不属于六个部分"),))
    one = having(one, "proactive.licences.decisions", "12.", DOUBTFUL, where="表格1第7行", note="有两种读法")
    text = as_text(one, check(one))
    assert "  机关：望溪县水务局\n  报告年度：2024年\n" in text
    seen = counts(looks(one))
    assert f"  读到：{seen['read']}格，其中修补0，存疑0；空白0，没有读到1\n" in text
    assert (
        "\n\n三、先看这1格\n"
        "  〔没有读到〕表二：第二十条第（五）项／行政许可，本年处理决定数量：表格1第7行；原文“12.”；有两种读法\n"
    ) in text
    assert "\n\n二、校核结果（3项）\n  阻断（2项，必须改正）\n    [T3-1] 自然人列：" in text
    assert "\n\n四、没有归到报告里的内容（1处）\n  第2行：联系电话（不属于六个部分）" in text
    assert text.endswith("\n\n结论：有2处阻断问题，请改正后再提交。")


def test_a_part_that_is_not_there_is_named_in_words() -> None:
    one = draft()
    text = as_text(replace(one, tables=("requests",)), ())
    assert "\n  文件里没有：" in text and "四、政府信息公开行政复议、行政诉讼情况" in text


def test_a_document_in_order_in_words() -> None:
    text = as_text(draft(source=Source("docx", (), notes=("有1张图片没有读",))), ())
    assert "  读取说明：有1张图片没有读\n\n二、校核结果：没有发现问题\n\n结论：没有阻断问题。" in text


def test_cells_to_look_at_are_one_line_a_row_and_not_too_many() -> None:
    one = draft()
    for name in [name for name in one.figures if name.startswith("requests.")]:
        one = having(one, name, "0", REPAIRED, note="按合计分开")
    unread = tuple(Unread("第1页", "字" * 90) for _ in range(20))
    text = as_text(replace(one, year=None, unread=unread), ())
    rows = len(list(groups(first(looks(one)))))
    assert text.count("〔修补〕") == 12 < rows
    assert f"\n  ……另有{rows - 12}行\n" in text
    assert f"  第1页：{'字' * 60}…\n" in text
    assert "\n  ……另有8处\n" in text
    assert "  报告年度：没有认出\n" in text


def test_every_state_has_its_word_in_json() -> None:
    one = draft()
    for cell, raw in zip(list(one.figures)[10:15], ["7", "0", "", "/", "若干"], strict=True):
        one = having(one, cell, raw, SURE)
    states = {figure["state"] for figure in as_json(one, ())["figures"].values()}
    assert states == {state.value for state in State}
