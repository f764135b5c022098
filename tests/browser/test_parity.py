"""Python and the browser say the same: readings, totals, broken rules, word for word, on 10,000 random tables."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import chain
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from reports import prose
from reports.checks import live
from reports.content import Content
from reports.editions import EDITIONS
from reports.figures import Reading, read
from reports.schema import Edition, Kind, Table
from tests.browser.modules import serve

pytestmark = pytest.mark.browser
ODD = (
    *(
        "１２",
        "1,234",
        "1，234",
        "12件",
        "12 件",
        "１．７９５（万元）",
        "/",
        "无",
        "不适用",
        "—",
        "-1",
        "1.5",
        " 0 ",
    ),
    *(
        "\u30005\xa0",
        "减5",
        "增加 3",
        "−2",
        "+7",
        "",
        " ",
        "abc",
        "10^12",
        "1e3",
        "一千",
        "12,34",
        "007",
        "12.5",
    ),
    *(
        "999999999999",
        "1234567890123",
        "3元",
        "0.0001亿元",
        "5万元",
        "1.50元",
        "٣",
        "①",
        "5\n6",
        "\ufeff5",
        "㈠",
    ),
    *("﹣3", "0件", "-0", "减0", "1.", "1,234.50"),
    *("12①", "5²", "½", "𝟓", "－3", "﹢3", "１２．５", "＋ 5件", "++5", "+1.5", "\u2002\x1c7\x85", "～"),
    *("0.0000000001", "0.00000000001", "1.50000000000", "0.00000000000", "0.000001元", "0.0000001元"),
    *(
        "999999999999999.99",
        "1000000000000000",
        "999999999999999999亿元",
        "99999999999(亿元)",
        "0.00000000元",
    ),
    *("一" * 20, "𠀀" * 21, "本年度没有收到任何有关的申请，上一年也没有"),
)
CODES = ("proactive", "requests", "remedies")
EACH = 334  # tables of each form: two editions, three tables, 2,004 in all
COMPARE = """async (forms) => {
  const {readings, totals, broken, values} = await import("/static/js/equations.js");
  return forms.map(({rules, names, tables}) => tables.map(([raws, printed]) => {
    const read = readings(rules, Object.fromEntries(raws.map((raw, i) => [names[i], raw])));
    const sums = totals(rules, read);
    return JSON.stringify([
      Object.entries(sums).map(([cell, {value, text}]) => [cell, value, text]),
      broken(rules, read, printed).map((b) => [b.rule, b.severity, b.left, b.right, b.message, b.cells.join()]),
    ]);
  }));
}"""
READ = """async (asked) => {
  const {read} = await import("/static/js/figures.js");
  return asked.map(([raw, kind]) => {
    const {state, value, text, remark} = read(raw, kind);
    return [state, value === null ? null : String(value), text, remark];
  });
}"""
PROSE = """async (texts) => {
  const {paragraphs, length} = await import("/static/js/prose.js");
  return texts.map((text) => [length(text), paragraphs(text).map((p) => [p.text, p.level, p.lead])]);
}"""


def raws_of(random: Random, count: int) -> list[str]:
    """Mostly small figures, so that rules are judged; a third of the tables with odd text among them."""
    odd = random.choice((0, 0, 0.02, 0.3))
    return [random.choice(ODD) if random.random() < odd else str(random.randint(0, 9)) for _ in range(count)]


def printed_of(random: Random, table: Table) -> dict[str, str]:
    totals = [cell.name for cell in table.cells() if cell.is_total]
    chosen = random.sample(totals, min(len(totals), random.choice((0, 0, 1, 3))))
    return {name: random.choice(("0", "5", "27", "/", "约12", "")) for name in chosen}


def content_of(edition: Edition, raws: Mapping[str, str]) -> Content:
    readings = {name: read_once(raw, edition.by_name[name].kind) for name, raw in raws.items()}
    return Content(edition, 2024, "", "", readings, {})


@cache
def read_once(raw: str, kind: Kind) -> Reading:
    return read(raw, kind)


def said_by_python(content: Content) -> str:
    """The totals and the broken rules, as the JSON the browser answers with."""
    whole = {name: None if value is None else int(value) for name, value in content.computed.items()}
    totals = [[name, value, content.total_text(name)] for name, value in whole.items()]
    broken = []
    for rule in content.edition.equations:
        if not rule.holds(content.values) and (sides := rule.sides(content.values)):
            said = (*map(int, sides), rule.message(content.values), ",".join(rule.cells))
            broken.append([rule.rule, rule.severity, *said])
    return json.dumps([totals, broken], ensure_ascii=False, separators=(",", ":"))


def one_form(edition: Edition, code: str) -> Edition:
    """An edition of one section: the others would only cost time."""
    return replace(edition, sections=(edition.section(code),))


def asked_and_expected(random: Random, form: Edition) -> tuple[dict[str, Any], list[str]]:
    """One form with its random tables as the browser gets them, and what Python says of each."""
    table, names = form.tables[0], [cell.name for cell in form.inputs]
    tables = [(raws_of(random, len(names)), printed_of(random, table)) for _ in range(EACH)]
    asked = [(raws, {name: {"text": text} for name, text in printed.items()}) for raws, printed in tables]
    contents = (content_of(form, dict(zip(names, raws, strict=True)) | printed) for raws, printed in tables)
    return {"rules": live.rules(table), "names": names, "tables": asked}, list(map(said_by_python, contents))


def test_same_totals_and_broken_rules(page: Page) -> None:
    random = Random(20240131)
    forms = [one_form(edition, code) for edition in EDITIONS for code in CODES]
    asked, expected = zip(*(asked_and_expected(random, form) for form in forms), strict=True)
    serve(page)
    answered = list(chain(*page.evaluate(COMPARE, asked)))
    pairs = zip(chain(*expected), answered, strict=True)
    assert len(answered) >= 2_000
    assert next((pair for pair in pairs if pair[0] != pair[1]), None) is None


@pytest.mark.parametrize("kind", Kind)
def test_same_reading(page: Page, kind: Kind) -> None:
    random = Random(19)
    letters = "0123456789,.，．-−–+减增加新少件项 万亿元（）()/无１２\u3000"
    typed = [*ODD, *("".join(random.choices(letters, k=random.randint(1, 6))) for _ in range(4_000))]
    serve(page)
    answered = page.evaluate(READ, [[raw, kind] for raw in typed])
    for raw, answer in zip(typed, answered, strict=True):
        reading = read(raw, kind)
        value = None if reading.value is None else f"{reading.value:f}"
        assert answer == [reading.state, value, reading.text, reading.remark], raw


def test_same_paragraphs(page: Page) -> None:
    random = Random(44)
    blanks = ("\n", "\u2028", "\u3000\u3000", "\x85", "\x1c", " ")
    pieces = (*blanks, "（一）", "(二)", "1.", "2．", "3、", "1.5", "主动公开", "。", "；", "𠀀" * 9)
    texts = ["".join(random.choices(pieces, k=random.randint(0, 14))) for _ in range(1_000)]
    serve(page)
    answered = page.evaluate(PROSE, texts)
    for text, (length, paragraphs) in zip(texts, answered, strict=True):
        assert length == prose.length(text), text
        assert paragraphs == [[p.text, p.level, p.lead] for p in prose.paragraphs(text)], text
