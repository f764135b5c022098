"""The main job in a real browser: typed, found wrong, corrected, returned with a point, approved, published, read."""

import io
import re

import pdfplumber
import pytest
from django.urls import reverse
from lxml import html

from reports import actions
from reports.models import Report
from tests.contents import WRITTEN
from tests.seeds import figures as seed_figures
from tests.world import PASSWORD, again, build, opened

pytestmark = pytest.mark.django_db(transaction=True)


class Visitor:
    """Somebody with a browser of his own."""

    def __init__(self, page, live_server, report=None):
        self.page, self.base, self.report = page, live_server.url, report

    def goes(self, name, *arguments):
        self.page.goto(self.base + reverse(name, args=arguments))
        return self

    def opens(self, name, *more):
        return self.goes(name, *self.report.address, *more)

    def signs_in(self, username):
        self.page.context.clear_cookies()
        self.goes("sign-in")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.clicks("登录")

    def clicks(self, label):
        self.page.get_by_role("button", name=label, exact=True).last.click()
        self.page.wait_for_selector(
            "form[data-sending]", state="detached"
        )  # a button waits for a save on its way

    def types(self, cell, text):
        self.page.fill(f'[name="{cell}"]', text)
        self.page.keyboard.press("Tab")

    def sees(self, text):
        self.page.get_by_text(text).first.wait_for()

    def live_lines(self):
        return self.page.locator("#live-findings > li:visible").all_inner_texts()

    def marked(self):
        """The cells that are marked as part of a broken rule."""
        return set(
            self.page.eval_on_selector_all("td.broken", "cells => cells.map(c => c.id || c.dataset.cell)")
        )


@pytest.fixture
def world():
    return build()


@pytest.fixture
def clerk(page, live_server, world):
    visitor = Visitor(page, live_server, opened(world))
    visitor.signs_in("anli")
    return visitor


FIGURES = {
    "requests.new.person": "6",
    "requests.granted.person": "4",
    "requests.refused.third_party.person": "1",
    "requests.carried_out.person": "2",  # one too many
    "requests.new.business": "2",
    "requests.carried_in.business": "1",
    "requests.partly_granted.business": "3",
}
IN_BOTH_COLUMNS = {
    f"requests.{row}.{column}"
    for row in ("new", "carried_in", "handled", "carried_out")
    for column in ("person", "total")
}


def test_the_main_job(clerk, world):
    types_with_one_too_many(clerk)
    corrects_and_submits(clerk)
    reviewer_returns_one_cell(clerk)
    author_corrects_the_cell(clerk)
    both_reviews_pass(clerk)
    published_and_read(clerk)


def types_with_one_too_many(clerk):
    clerk.opens("section", "requests")
    for cell, text in FIGURES.items():
        clerk.types(cell, text)
    clerk.clicks("空白填0")
    person, total = clerk.live_lines()
    assert (
        "自然人列：一、本年新收 6 + 二、上年结转 0 = 6，应等于（七）总计 5 + 四、结转下年度 2 = 7，相差 1。"
        in person
    )
    assert (
        "总计列：一、本年新收 8 + 二、上年结转 1 = 9，应等于（七）总计 8 + 四、结转下年度 2 = 10，相差 1。"
        in total
    )
    assert clerk.marked() == IN_BOTH_COLUMNS


def corrects_and_submits(clerk):
    clerk.types("requests.carried_out.person", "1")
    assert clerk.live_lines() == []
    assert clerk.marked() == set()
    clerk.clicks("保存并继续")
    clerk.clicks("空白填0")
    clerk.clicks("保存并继续")
    for section in ("problems", "other", "overview"):
        clerk.opens("section", section)
        clerk.page.fill("[name=text]", WRITTEN[section])
        clerk.clicks("保存并继续")
    clerk.opens("section", "proactive")
    clerk.clicks("空白填0")
    clerk.types("proactive.fees.amount", "4166.241619")
    clerk.clicks("保存并继续")
    clerk.opens("check")
    clerk.sees("没有发现问题：勾稽关系成立")
    clerk.clicks("提交审核")
    clerk.sees("2024-WANGXI-SWJ-O01")


def reviewer_returns_one_cell(clerk):
    clerk.signs_in("baoshen")
    clerk.opens("report")
    clerk.clicks("开始审核")
    clerk.page.click('[id="eye-requests.granted.person"] a')
    clerk.page.fill("#point", "台账上是3件，另1件是部分公开。")
    clerk.clicks("加入要点")
    clerk.sees("已加入要点。")
    clerk.page.fill("#reason-return", "一处与台账不符，请核对。")
    clerk.clicks("退回修改")
    clerk.sees("已退回修改。")


def author_corrects_the_cell(clerk):
    clerk.signs_in("anli")
    clerk.opens("report")
    clerk.sees("一处与台账不符，请核对。")
    clerk.opens("section", "requests")
    clerk.sees("台账上是3件，另1件是部分公开。")
    clerk.types("requests.granted.person", "3")
    clerk.types("requests.partly_granted.person", "1")
    clerk.clicks("保存并继续")
    clerk.opens("check")
    clerk.clicks("提交审核")
    clerk.sees("2024-WANGXI-SWJ-O02")


def both_reviews_pass(clerk):
    clerk.signs_in("baoshen")
    clerk.opens("report")
    clerk.clicks("开始审核")
    clerk.clicks("同意并报送")
    clerk.signs_in("changdu")
    clerk.opens("report")
    clerk.clicks("开始审核")
    clerk.clicks("审核通过")
    clerk.sees("已审核通过。")


def published_and_read(clerk):
    clerk.signs_in("baoshen")
    clerk.opens("report")
    clerk.page.check("#confirm-publish")
    clerk.clicks("发布")
    clerk.sees("已发布。")
    clerk.page.context.clear_cookies()
    clerk.goes("portal")
    clerk.page.get_by_role("link", name="望溪县水务局", exact=True).click()
    figures = figures_of_page(clerk.page.content())
    assert figures["requests.granted.person"] == "3"
    assert figures["proactive.fees.amount"] == "4166.241619"
    pdf = clerk.page.request.get(clerk.page.url + "report.pdf").body()
    assert figures_of_pdf(pdf) == list(figures.values())


def figures_of_page(source):
    """{cell: text} in the order of the page."""
    tree = html.fromstring(source)
    names = [c.name for c in again(Report.objects.get(agency__code="wangxi-swj")).edition.cells]
    cells = {td.get("id"): td.text_content().strip() for td in tree.iter("td")}
    return {name: cells[name] for name in names}


def figures_of_pdf(content):
    """The figures of the printed tables, row by row."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        rows = [row for page in pdf.pages for table in page.extract_tables() for row in table]
    numbers = re.compile(r"\d+(\.\d+)?")
    return [cell for row in rows for cell in row if cell and numbers.fullmatch(cell)]


def test_seed_004_as_printed(page, live_server, world):
    report = opened(world, 2020)
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="原件")
    clerk = Visitor(page, live_server, again(report))
    clerk.signs_in("anli")
    clerk.opens("section", "requests")
    row, column = sorted(clerk.live_lines(), key=lambda line: "T3-2" in line)
    assert "（一）予以公开：" in row and "= 5，应等于总计 = 0，相差 5" in row
    assert "总计列：（一）至（六）各行之和 = 1，应等于（七）总计 = 6，相差 5" in column
    clerk.clicks("采用计算值")
    clerk.sees("已采用计算值")
    assert clerk.live_lines() == []


def test_a_sign_in_that_expired_while_typing(clerk, world):
    clerk.opens("section", "requests")
    clerk.types("requests.new.person", "7")
    clerk.page.context.clear_cookies(name="sessionid")
    clerk.clicks("保存")
    clerk.sees("您刚才填写的内容都在")
    clerk.page.fill("[name=username]", "anli")
    clerk.page.fill("[name=password]", PASSWORD)
    clerk.clicks("登录并继续")
    clerk.clicks("继续刚才的操作")
    clerk.sees("已保存。")
    assert again(clerk.report).raws["requests.new.person"] == "7"


def test_a_token_from_before_another_sign_in(clerk, world):
    clerk.opens("section", "overview")
    clerk.page.fill("[name=text]", "写了很久的一段。")
    clerk.page.evaluate(
        "document.querySelector('#section-form [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)"
    )
    clerk.clicks("保存")
    clerk.clicks("继续刚才的操作")
    clerk.sees("已保存。")
    assert again(clerk.report).content.passages["overview"] == "写了很久的一段。"


def test_without_javascript_the_whole_job_works(chromium, live_server, world):
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    clerk = Visitor(context.new_page(), live_server)
    supervisor_opens_the_year(clerk)
    clerk.report = Report.objects.get(agency=world.water)
    clerk_fills_explains_and_submits(clerk)
    reviewer_returns_one_cell(clerk)
    clerk_is_told_and_deals_with_it(clerk)
    both_reviews_pass(clerk)
    clerk.signs_in("baoshen")
    clerk.opens("report")
    clerk.page.check("#confirm-publish")
    clerk.clicks("发布")
    clerk.goes("public-own", clerk.report.year, "wangxi-swj")
    assert clerk.page.locator('[id="requests.new.total"]').inner_text() == "4"
    context.close()


def supervisor_opens_the_year(visitor):
    visitor.signs_in("changdu")
    visitor.goes("new-round", "wangxi")
    visitor.clicks("下一步")
    visitor.clicks("确认布置")
    visitor.sees("望溪县水务局")


def clerk_fills_explains_and_submits(clerk):
    clerk.signs_in("anli")
    fills_a_table(clerk, "proactive", {"proactive.normative_documents.issued": "9"})
    fills_a_table(clerk, "requests", {"requests.new.person": "4", "requests.granted.person": "5"})
    fills_a_table(clerk, "remedies", {})
    for section in ("overview", "problems", "other"):
        clerk.opens("section", section)
        clerk.page.fill("[name=text]", WRITTEN[section])
        clerk.clicks("保存并继续")
    clerk.opens("check")
    clerk.sees("一、本年新收 4 + 二、上年结转 0 = 4，应等于（七）总计 5")
    fills_a_table(clerk, "requests", {"requests.granted.person": "4"})
    clerk.opens("check")
    clerk.page.fill("textarea[name=text]", "当年制发，当年失效。")
    clerk.clicks("保存说明")
    clerk.clicks("提交审核")
    clerk.sees("回执号")


def fills_a_table(clerk, section, figures):
    clerk.opens("section", section)
    for cell, text in figures.items():
        clerk.page.fill(f'[name="{cell}"]', text)
    clerk.clicks("空白填0")
    clerk.clicks("保存并继续")


def clerk_is_told_and_deals_with_it(clerk):
    clerk.signs_in("anli")
    clerk.opens("section", "requests")
    clerk.sees("台账上是3件，另1件是部分公开。")
    clerk.page.fill('[name="requests.granted.person"]', "3")
    clerk.page.fill('[name="requests.partly_granted.person"]', "1")
    clerk.clicks("保存并标为已处理")
    clerk.opens("check")
    clerk.clicks("提交审核")
    clerk.sees("回执号")
