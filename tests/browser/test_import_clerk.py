"""As a clerk does it, with the readers themselves: last year's Word file, tables copied from a sheet, handed in."""

import pytest

from reports.document import document
from reports.filetypes import html
from reports.models import Report
from tests.browser.test_journey import Visitor
from tests.contents import report as content_of
from tests.contents import zeros
from tests.documents import make
from tests.world import again, build, opened

pytestmark = pytest.mark.django_db(transaction=True)
PASTE = """([text, html]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  data.setData("text/html", html);
  const field = document.getElementById("id_text");
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  field.value = text;
}"""
CARRIED_OUT = "requests.carried_out.person"


def last_year():
    """A Word file of a report year of 2021 or later, in which something was carried over."""
    for seed in range(200):
        made = make(f"docx:clean:{seed}")
        if made.year and made.year >= 2021 and made.truth.raws[CARRIED_OUT] not in ("", "0"):
            return made
    raise AssertionError("no such document among two hundred")


def table_html(report: Report, figures: dict[str, str]) -> str:
    """Table 三 as a sheet puts it on the clipboard."""
    whole = html.fragment(document(content_of(zeros(report.year) | figures, report.year)))
    start = whole.index('<table class="report-table requests">')
    return whole[start : whole.index("</table>", start) + len("</table>")]


@pytest.fixture
def clerk(page, live_server):
    world = build()
    visitor = Visitor(page, live_server)
    visitor.world = world
    visitor.signs_in("anli")
    return visitor


def test_from_last_years_word_file_to_a_receipt(clerk):
    made = last_year()
    clerk.report = opened(clerk.world, made.year + 1)
    takes_from_last_year(clerk, made)
    carried = again(clerk.report).raws["requests.carried_in.person"]
    assert carried == made.truth.readings[CARRIED_OUT].text
    pastes_table_three(clerk, carried)
    fills_the_rest_and_submits(clerk)
    assert again(clerk.report).state == "submitted"


def takes_from_last_year(clerk, made):
    clerk.opens("import")
    clerk.page.set_input_files(
        "#id_file", {"name": made.file, "mimeType": "application/octet-stream", "buffer": made.data}
    )
    clerk.clicks("读取")
    clerk.sees(f"这是{made.year}年度的报告")
    for part in ("carry", "overview", "problems"):
        clerk.page.check(f"#part-{part}")
    clerk.clicks("采用")
    clerk.sees("已采用")


def pastes_table_three(clerk, carried):
    figures = {"requests.new.person": "5", "requests.carried_in.person": carried}
    figures |= {"requests.granted.person": str(int(carried) + 4), CARRIED_OUT: "1"}
    clerk.goes("import", *clerk.report.address)
    clerk.page.goto(clerk.page.url + "?section=requests")
    clerk.page.evaluate(PASTE, ["一、本年新收", table_html(clerk.report, figures)])
    clerk.page.wait_for_function("document.getElementById('id_html').value")
    clerk.clicks("读取")
    clerk.sees("读取结果")
    assert clerk.page.locator("[name=part]").count() == 2  # the table, or what it left over
    clerk.page.check("#part-requests")
    clerk.clicks("采用")
    clerk.sees("已采用")
    assert again(clerk.report).raws["requests.new.person"] == "5"


def fills_the_rest_and_submits(clerk):
    for section in ("proactive", "remedies"):
        clerk.opens("section", section)
        clerk.clicks("空白填0")
        clerk.clicks("保存")
        clerk.sees("已保存。")
    for section in ("overview", "problems", "other"):
        clerk.opens("section", section)
        clerk.page.fill("[name=text]", "按要求公开，没有需要说明的其他事项。")
        clerk.clicks("保存")
        clerk.sees("已保存。")
    clerk.opens("check")
    assert again(clerk.report).blockers() == []
    clerk.clicks("提交审核")
    clerk.sees("回执号")
