"""Figures over years, side by side, and each at its own address: always the version in force."""

import csv
import io
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client
from lxml import html as lxml_html

from agencies.models import Agency, Kind, Level
from reports import published
from reports.models import ReportKind, Withdrawal
from tests.figured import BUSY, bring_out, figured  # noqa: F401  (the fixture is used by its name)
from tests.portal import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figured")]
COMPARE = "/compare/?a=wangxi-swj&a=wangxi&i={}"


def rows(found: lxml_html.HtmlElement, where: str = "") -> list[list[str]]:
    found = found.xpath(f"{where}//table[contains(@class, 'numbers')]//tr")
    return [[" ".join(cell.text_content().split()) for cell in tr] for tr in found]


def correct(of: SimpleNamespace, **typed: str) -> None:
    """Version 2 of 水务局's report of 2024."""
    bring_out(
        of.water, 2024, BUSY | {f"requests.{k.replace('__', '.')}": v for k, v in typed.items()}, of.person
    )


def test_agencies_stand_below_their_government(client: Client) -> None:
    found = page(client, "/agencies/")
    assert [" ".join(h.text_content().split()) for h in found.xpath("//h2")] == [
        "望溪县人民政府 县级，2份报告"
    ]
    assert [a.get("href") for a in found.xpath("//section//a")] == [
        "/agencies/wangxi/",
        "/agencies/wangxi-swj/",
    ]


def test_agencies_are_found_by_a_part_of_their_name(client: Client) -> None:
    found = page(client, "/agencies/?q=水务")
    assert [a.text for a in found.xpath("//section//li/a")] == ["望溪县水务局"]
    assert "没有名称中有“教育”的机关" in page(client, "/agencies/?q=教育").text_content()


def test_a_township_and_an_agency_without_a_report_have_their_place(client: Client, figured) -> None:  # noqa: F811
    below = {"level": Level.TOWNSHIP, "kind": Kind.GOVERNMENT}
    town = Agency.objects.create(code="qiaotou", name="桥头镇人民政府", parent=figured.county, **below)
    alone = Agency.objects.create(code="gucheng", name="古城镇人民政府", **below)
    for one in (town, alone):
        bring_out(one, 2024, {}, figured.person)
    Agency.objects.create(
        code="swju", name="望溪县税务局", level="county", kind="vertical", parent=figured.county
    )
    found = page(client, "/agencies/")
    assert [h.text for h in found.xpath("//h3")] == ["政府部门和垂直管理单位", "乡镇"]
    assert found.xpath("//h2/a/@href")[-1] == "/agencies/gucheng/" and "税务局" not in found.text_content()
    assert client.get("/agencies/swju/").status_code == 404


def test_an_agency_shows_its_years_and_a_gap_is_no_zero(client: Client) -> None:
    found = rows(page(client, "/agencies/wangxi-swj/"), "//figure[@id='own-flow']")
    assert [row[:2] for row in found[1:]] == [
        ["2020年", "3"],
        ["2021年度起用新格式，以上为原格式"],
        ["2021年", "58"],
        ["2022—2023年", "无报告"],
        ["2024年", "58"],
    ]


def test_own_report_and_summary_are_never_mixed(client: Client) -> None:
    found = page(client, "/agencies/wangxi/")
    assert [h.text for h in found.xpath("//section/h2")] == ["望溪县人民政府办公室", "望溪县人民政府（汇总）"]
    assert [rows(found, f"//figure[@id='{key}-flow']")[1][1] for key in ("own", "summary")] == ["3", "58"]


def test_an_agency_that_was_late_or_never_published_says_so(client: Client, figured) -> None:  # noqa: F811
    figured.county.reports.filter(kind=ReportKind.SUMMARY).update(year=2023)  # published a year too late
    found = " ".join(page(client, "/agencies/wangxi/").text_content().split())
    assert "2025年1月20日 按时" in found and "2025年1月20日 逾期335天发布" in found


def test_the_current_version_counts(client: Client, figured) -> None:  # noqa: F811
    correct(figured, new__person="60", carried_out__person="30")
    assert rows(page(client, "/agencies/wangxi-swj/"), "//figure[@id='own-flow']")[-1][1] == "68"
    found = page(client, COMPARE.format("requests.new.total"))
    assert "望溪县水务局2024年度报告经过更正，数字取自现行的第2版。" in found.text_content()
    assert rows(found)[-1] == ["望溪县水务局", "3", "58", "68"]


def test_what_is_withdrawn_is_a_gap(client: Client, monkeypatch) -> None:
    all_of = published.newest
    monkeypatch.setattr(published, "newest", lambda: all_of().exclude(report__year=2021))
    found = rows(page(client, COMPARE.format("requests.new.total") + "&y=2020&y=2021"))
    assert found[-1] == ["望溪县水务局", "3", "无报告"]
    assert ["2021—2023年", "无报告"] in rows(
        page(client, "/agencies/wangxi-swj/"), "//figure[@id='own-flow']"
    )


def test_what_is_withdrawn_is_not_called_overdue(client: Client, figured) -> None:  # noqa: F811
    shown = published.publication(2024, "wangxi-swj", ReportKind.OWN)
    Withdrawal.objects.create(publication=shown, reason="含个人信息。", by=figured.person)
    line = page(client, "/agencies/wangxi-swj/").xpath("//table[contains(@class, 'stack')]/tbody/tr")[0]
    assert "2024年度报告" in line[0].text_content() and line[1].text_content() == "已撤销"
    assert "撤销，原因" in line[2].text_content()


def test_agencies_side_by_side_in_the_official_order(client: Client) -> None:
    found = page(client, COMPARE.format("disclosure-rate"))
    assert rows(found) == [
        ["机关", "2020年", "2021年", "2024年"],
        ["望溪县人民政府办公室", "无报告", "无报告", "样本少 3／3"],
        ["望溪县水务局", "样本少 3／3", "70.0% 28／40", "70.0% 28／40"],
    ]
    assert (
        found.xpath("//col[@class='breaks']")[0].getparent().index(found.xpath("//col[@class='breaks']")[0])
        == 2
    )


def test_growth_is_read_with_the_year_before_the_chosen_one(client: Client, figured) -> None:  # noqa: F811
    bring_out(figured.water, 2023, BUSY | {"requests.new.person": "32"}, figured.person)
    found = rows(page(client, "/compare/?a=wangxi-swj&y=2024&i=new-growth"))
    assert found == [["机关", "2024年"], ["望溪县水务局", "+45.0% 58／40"]]


def test_own_and_summary_side_by_side_are_warned_of(client: Client) -> None:
    found = page(client, "/compare/?a=wangxi&a=wangxi/summary&y=2024")
    assert "两者统计范围不同，不能直接比较" in found.text_content()
    assert [row[1] for row in rows(found)[1:]] == ["3", "58"]


def test_seven_agencies_are_too_many(client: Client, figured) -> None:  # noqa: F811
    codes = [f"wangxi-{n}" for n in range(7)]
    for code in codes:
        one = Agency.objects.create(
            code=code, name=code, level="county", kind="department", parent=figured.county
        )
        bring_out(one, 2024, {}, figured.person)
    found = page(client, "/compare/?" + "&".join(f"a={code}" for code in codes))
    assert "一次最多比较6家机关，现在选了7家，请去掉1家。" in found.text_content() and not found.xpath(
        "//figure"
    )
    assert len(found.xpath("//input[@checked]")) == 7


def test_a_choice_that_cannot_be_is_answered_in_words(client: Client) -> None:
    assert "没有年度报告，请从下面重新选择" in page(client, "/compare/?a=nobody").text_content()
    many = "&".join(f"i={one}" for one in ("results", "applicants"))
    assert "一次最多比较8项指标，现在选了10项" in page(client, f"/compare/?a=wangxi&{many}").text_content()
    assert "不作排名" in page(client, "/compare/").text_content()


def test_the_selection_is_a_file_too(client: Client) -> None:
    address = page(client, COMPARE.format("disclosure-rate") + "&y=2024").xpath(
        "//a[contains(., 'CSV')]/@href"
    )[0]
    response = client.get(f"/compare/{address}")
    assert response["Content-Type"] == "text/csv; charset=utf-8" and response.content.startswith(
        b"\xef\xbb\xbf"
    )
    found = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["value"], row["numerator"], row["remark"]) for row in found] == [
        ("", "3", "样本少于30，不计算比率"),
        ("70", "28", ""),
    ]


def test_nothing_in_the_file_is_a_formula(client: Client, figured) -> None:  # noqa: F811
    correct(figured, new__person="=1+1")
    Agency.objects.filter(code="wangxi-swj").update(name="@水务局")
    response = client.get("/compare/?a=wangxi-swj&i=requests.new.person&y=2024&format=csv")
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert (row["agency"], row["value"], row["remark"]) == ("'@水务局", "", "'=1+1")


def test_an_indicator_has_its_words_its_rules_and_all_values(client: Client) -> None:
    found = page(client, "/indicators/requests.carried_in.total/")
    assert "应与上年报告的“结转下年度继续办理”相等" in found.text_content()
    assert "/rules/#T3-5" in found.xpath("//dd/a/@href")
    assert rows(found) == [
        ["机关", "2020年", "2021年", "2024年"],
        ["县级"],
        ["望溪县人民政府办公室", "无报告", "无报告", "0"],
        ["望溪县水务局", "0", "2", "2"],
        ["机关", "2024年"],
        ["县级"],
        ["望溪县人民政府（汇总）", "2"],
    ]


def test_an_indicator_of_one_edition_shows_its_years_alone(client: Client) -> None:
    assert rows(page(client, "/indicators/proactive.fees.amount/"))[0] == ["机关", "2021年", "2024年"]
    assert client.get("/indicators/no.such/").status_code == 404
    assert "共245项" in page(client, "/indicators/").text_content()


def test_what_a_report_prints_is_what_is_shown(client: Client, figured) -> None:  # noqa: F811
    correct(figured, new__person="/", new__business="")
    money = {"proactive.fees.amount": "4166.241600"}
    bring_out(figured.county, 2023, money, figured.person)
    for cell, said in {"new.person": "/", "new.business": "空白"}.items():
        assert rows(page(client, f"/indicators/requests.{cell}/"))[3][-1] == said
    assert rows(page(client, "/indicators/proactive.fees.amount/"))[2][2] == "4166.241600"


def test_every_figure_of_a_version_has_an_address(client: Client, figured) -> None:  # noqa: F811
    bring_out(figured.water, 2023, {"requests.new.person": "40"}, figured.person)
    correct(figured, new__person="55", carried_out__person="25")
    found = page(client, "/2024/wangxi-swj/v1/figures/")
    assert rows(found, "//section[h2='收到和处理政府信息公开申请情况']")[0] == [
        "数字",
        "第1版",
        "第2版",
        "上年",
        "比上年",
    ]
    row = found.xpath("//tr[@id='requests.new.person']")[0]
    assert [" ".join(cell.text_content().split()) for cell in row][1:] == ["50 件", "55", "40", "+10 +25%"]
    assert row.get("class") == "differs" and row.xpath(".//a/@href") == ["requests.new.person/"]
    assert len(found.xpath("//tr[@id]")) == 200


def test_a_figure_has_its_history_and_its_citation(client: Client, figured) -> None:  # noqa: F811
    correct(figured, new__person="55", carried_out__person="25")
    found = page(client, "/2024/wangxi-swj/v1/figures/requests.new.person/")
    text = " ".join(found.text_content().split())
    assert "50 件" in text and "已经更正，现行的是第2版" in text
    assert found.xpath("//p[@data-copy]")[0].text.startswith(
        "望溪县水务局. 望溪县水务局2024年政府信息公开工作年度报告："
    )
    assert [row[2] for row in rows(found)[1:3]] == ["55", "50"]  # the versions
    assert rows(found)[-1][1:] == ["3", "50", "55"]  # the years


def test_the_figure_of_a_summary_is_its_own(client: Client) -> None:
    found = page(client, "/2024/wangxi/summary/v1/figures/requests.new.total/")
    assert found.xpath("//p[@class='the-figure']/strong")[0].text == "58"
    assert rows(found)[-1] == ["望溪县人民政府（汇总）", "58"]


@pytest.mark.parametrize(
    "address",
    [
        "/2024/wangxi-swj/v2/figures/",
        "/2024/wangxi-swj/v1/figures/proactive.procurement.amount/",
        "/2024/nobody/v1/figures/requests.new.person/",
        "/agencies/nobody/",
    ],
)
def test_what_is_not_there_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/agencies/", 3),
        ("/agencies/wangxi-swj/", 3),
        (COMPARE.format("rates"), 4),
        ("/indicators/", 0),
        ("/indicators/disclosure-rate/", 3),
        ("/2024/wangxi-swj/v1/figures/", 4),
        ("/2024/wangxi-swj/v1/figures/requests.new.total/", 5),
    ],
)
def test_who_has_the_page_is_told_so_in_a_few_queries(
    client: Client, django_assert_max_num_queries, address: str, queries: int
) -> None:
    etag = client.get(address)["ETag"]
    with django_assert_max_num_queries(queries):
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_a_copy_without_a_server_says_where_else_to_look(rf) -> None:
    request = rf.get("/compare/")
    request.is_export = True
    said = render_to_string("portal/compare.html", {}, request)
    assert "网站的静态副本" in said and "<form" not in said
