"""导入 in a real browser: without JavaScript from file to report, a paste that keeps its tables, the two panes."""

import pytest

from reports import reading, tasks
from reports.intake.draft import Confidence
from reports.models import ArchivedReport, ArchiveFile, Import
from tests.brought import NAME, changed, sample, seam
from tests.browser.axe import violations
from tests.browser.test_journey import Visitor
from tests.world import again, build, opened

pytestmark = pytest.mark.django_db(transaction=True)
FILE = {"name": NAME, "mimeType": "application/octet-stream", "buffer": b"PK"}
DOUBT = "requests.granted.business"


@pytest.fixture
def world():
    return build()


@pytest.fixture
def clerk(page, live_server, world, monkeypatch):
    seam(monkeypatch, sample(2024))
    visitor = Visitor(page, live_server, opened(world))
    visitor.signs_in("anli")
    return visitor


def brings(clerk, field="#id_file", button="读取"):
    clerk.page.set_input_files(field, FILE)
    clerk.clicks(button)


def test_without_javascript_last_years_file_into_this_years_report(chromium, live_server, world, monkeypatch):
    said = {"confidence": Confidence.DOUBTFUL, "note": "两个数挤在一格里。", "raw": "0 2"}
    seam(monkeypatch, changed(sample(2023), {"requests.carried_out.business": said}))
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    clerk = Visitor(context.new_page(), live_server, opened(world))
    clerk.signs_in("anli")
    clerk.opens("report")
    clerk.page.get_by_role("link", name="导入…").click()
    brings(clerk)
    clerk.sees("这是2023年度的报告，您正在填报的是2024年度的报告。")
    clerk.page.click('[id="f-requests.new.person"] a')
    assert clerk.page.locator("td:target").inner_text() == "12"
    clerk.page.fill('[name="cell:requests.carried_out.business"]', "2")
    clerk.page.check("#part-carry")
    clerk.page.check("#part-problems")
    clerk.clicks("采用")
    clerk.sees("已采用：填入6格、1个部分的正文。")
    clerk.opens("section", "requests")
    assert clerk.page.input_value('[name="requests.carried_in.person"]') == "3"
    assert clerk.page.input_value('[name="requests.carried_in.business"]') == "2"
    clerk.page.fill('[name="requests.new.person"]', "5")
    clerk.clicks("保存")
    clerk.sees("已保存。")
    assert again(clerk.report).content.passages == {"problems": "目录更新慢。"}
    context.close()


def test_corrected_then_accepted_then_filled_in(clerk, world):
    clerk.opens("import")
    brings(clerk)
    clerk.page.fill(f'[name="cell:{DOUBT}"]', "4")
    clerk.clicks("采用")
    clerk.sees("请逐个部分看一遍")
    clerk.sees("导入")
    raws = again(clerk.report).raws
    assert (raws[DOUBT], raws["requests.new.business"]) == ("4", "4")
    clerk.opens("section", "requests")
    assert "requests.new.other" not in raws  # blank in the document, blank in the report
    clerk.types("requests.new.other", "0")
    clerk.clicks("保存")
    clerk.sees("已保存。")
    clerk.opens("imports")
    clerk.sees("读出“40”，改为“4”")


def test_a_paste_keeps_its_tables(clerk):
    clerk.opens("import")
    clerk.page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/plain", "一、本年新收\\t6");
          data.setData("text/html", "<table><tr><td>一、本年新收<td>6</table>");
          const text = document.getElementById("id_text");
          text.focus();
          text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
          text.value = data.getData("text/plain");
        }"""
    )
    clerk.page.wait_for_function("document.getElementById('id_html').value")
    clerk.clicks("读取")
    clerk.sees("读取结果")
    assert bytes(Import.objects.get().content).startswith(b"<table>")


def test_a_cell_and_its_source_light_up(clerk):
    clerk.opens("import")
    brings(clerk)
    at = clerk.page.evaluate("scrollY")
    clerk.page.locator('[id="f-requests.new.business"] a').focus()
    lit = clerk.page.locator(".lit")
    assert lit.count() == 2
    assert lit.nth(0).get_attribute("id") == clerk.page.locator(
        '[id="f-requests.new.business"]'
    ).get_attribute("data-source")
    assert clerk.page.evaluate("scrollY") >= at
    assert lit.nth(0).bounding_box()["y"] > clerk.page.locator(".pane").first.bounding_box()["y"]


@pytest.mark.parametrize("width", [375, 1280])
def test_reading_is_for_everybody(clerk, width):
    page, wrong = clerk.page, []
    page.set_viewport_size({"width": width, "height": 900})

    def look(name):
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong.extend(f"{name}: {text}" for text in violations(page))
        wrong.extend([f"{name}: {wide} px wide"] if wide > width else [])

    clerk.opens("import")
    look("import")
    brings(clerk)
    look("result")
    clerk.clicks("采用")
    clerk.opens("imports")
    look("imports")
    clerk.goes("self-check")
    look("self-check")
    brings(clerk, button="开始自查")
    clerk.sees("自查结果")
    look("checked")
    assert wrong == []


@pytest.mark.parametrize("width", [375, 1280])
def test_an_archive_fills_up_before_ones_eyes(page, live_server, world, monkeypatch, width):
    seam(monkeypatch, sample(2023))
    office = Visitor(page, live_server)
    page.set_viewport_size({"width": width, "height": 900})
    office.signs_in("changdu")
    office.goes("archive", "wangxi")
    files = [
        FILE | {"name": f"{year}.docx", "buffer": str(year).encode()} for year in (2021, 2022, 2023)
    ]  # equal ones are read once only
    page.set_input_files("#id_files", files)
    wrong = violations(page)
    office.clicks("上传并读取")
    office.sees("已读0份，共3份。")
    for file, draft in zip(
        ArchiveFile.objects.all(),
        (sample(2021), sample(2022), reading.Unreadable("这是扫描件。")),
        strict=True,
    ):
        seam(monkeypatch, draft)
        tasks.read_archive_file(file.pk)
    office.sees("3份都读过了。")
    assert page.locator("#rows tr").count() == 2
    wrong += violations(page)
    seam(monkeypatch, sample(2021))
    page.get_by_role("link", name="核对2021.docx").click()
    wrong += violations(page)
    office.clicks("采用")
    office.sees("已采用为望溪县水务局2021年的历史报告。")
    office.goes("archived", "wangxi", ArchivedReport.objects.get().pk)
    wrong += violations(page)
    assert wrong == [] and page.evaluate("document.documentElement.scrollWidth") <= width
