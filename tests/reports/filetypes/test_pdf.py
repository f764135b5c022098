"""The PDF: the geometry of GB/T 9704, the official tables whole, the figures those of the HTML."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import page as judge
import pytest
import segno
from pdfminer.pdftypes import resolve1
from PIL import Image

from reports.document import document
from reports.filetypes import colophon, html, imprint, pdf
from tests.reports.filetypes import printings, samples
from tests.reports.filetypes.reading import (
    LINE,
    cells,
    lines,
    marked_headers,
    marked_ids,
    opened,
    page_number,
    tables,
    tree,
)

FIGURE = re.compile(r"-?\d[\d.]*(万元)?|/")
MM = 72 / 25.4
DATA = b'{"schema":"annual-report/1"}'
SENTENCE = "各部门把应当公开的事项逐条列明并在规定期限内向社会公开让群众找得到看得懂用得上"
NEVER_FIRST = "，。、；：！？）》〉」』】〕”’%"
NEVER_LAST = "（《〈「『【〔“‘"
every_sample = pytest.mark.parametrize("name", samples.ALL)


@cache
def made(name: str) -> bytes:
    return pdf.write(samples.ALL[name](), DATA)


@cache
def read_back(name: str) -> Any:
    """The same file, opened once for all tests."""
    return opened(made(name))


@every_sample
def test_the_figures_are_those_of_the_html(name: str) -> None:
    shown = [text for text in cells(html.fragment(samples.ALL[name]())).values() if text]
    found = [text for _, rows in tables(read_back(name)) for row in rows for text in row]
    assert sorted(filter(FIGURE.fullmatch, found)) == sorted(shown)


@every_sample
def test_table_three_is_whole_under_its_heading(name: str) -> None:
    report = read_back(name)
    [(number, rows)] = [(n, rows) for n, rows in tables(report) if "申请人情况" in rows[0]]
    assert rows[-1][0] == "四、结转下年度继续办理"
    assert any(text.startswith("三、收到和处理") for _, text in lines(report.pages[number]))


def test_a_page_of_prose_has_22_lines_of_28_characters() -> None:
    prose = document(samples.content(2024, {}, {"overview": SENTENCE * 40}))
    found = lines(opened(pdf.write(prose)).pages[1])
    assert [len(text) for _, text in found][:22] == [28] * 22 and len(found) == 22
    pitches = [above - below for (above, _), (below, _) in zip(found, found[1:], strict=False)]
    assert all(pitch == pytest.approx(LINE, abs=0.11) for pitch in pitches)


def test_a_rare_character_does_not_push_its_line_down() -> None:
    prose = document(samples.content(2024, {}, {"overview": "埇桥浉河硚口2024" + SENTENCE * 40}))
    found = lines(opened(pdf.write(prose)).pages[0])[2:]
    pitches = [above - below for (above, _), (below, _) in zip(found, found[1:], strict=False)]
    assert all(pitch == pytest.approx(LINE, abs=0.11) for pitch in pitches[1:])


def test_lines_with_figures_are_stretched_to_the_edge() -> None:
    prose = document(samples.content(2024, {}, {"overview": "全年公开信息128条其中文件42件" * 80}))
    page = opened(pdf.write(prose)).pages[1]
    edges: dict[float, float] = {}
    for char in page.chars:
        if (baseline := char["matrix"][5]) > 95:
            edges[baseline] = max(edges.get(baseline, 0), char["x1"])
    assert all(edge == pytest.approx(595.28 - 73.7, abs=1.2) for edge in edges.values())


@every_sample
def test_no_line_begins_or_ends_with_the_wrong_mark(name: str) -> None:
    for page in read_back(name).pages:
        outside = page
        for table in page.find_tables():
            outside = outside.outside_bbox(table.bbox)
        for _, text in lines(outside):
            assert text[0] not in NEVER_FIRST and text[-1] not in NEVER_LAST


@every_sample
def test_nothing_runs_out_of_the_type_area(name: str) -> None:
    for page in read_back(name).pages:
        body = [c for c in page.chars if c["matrix"][5] > 95]
        assert min(c["x0"] for c in body) > 79.3 - 1 and max(c["x1"] for c in body) < 521.6 + 1
        assert max(c["bottom"] for c in body) < 841.9 - 99.2 + 1


def test_figures_stay_inside_their_cells() -> None:
    for page in read_back("large").pages:
        for table in page.find_tables():
            for x0, top, x1, bottom in table.cells:
                inside = page.within_bbox((x0 - 1, top - 1, x1 + 1, bottom + 1)).chars
                touching = page.crop((x0, top, x1, bottom)).chars
                assert len(inside) == len(touching)


@every_sample
def test_no_heading_stands_alone_at_the_foot(name: str) -> None:
    report = samples.ALL[name]()
    if name.startswith("blank"):
        return
    headings = {c.heading for c in report.chapters} | {
        p.text for c in report.chapters for p in c.paragraphs if p.level
    }
    for page in read_back(name).pages:
        assert lines(page)[-1][1] not in headings


@every_sample
def test_the_page_number_stands_on_the_outer_side(name: str) -> None:
    for number, page in enumerate(read_back(name).pages, 1):
        text, left, right = page_number(page)
        assert text == f"— {number} —"
        outer = 595.28 - 73.7 - right if number % 2 else left - 79.37
        assert outer == pytest.approx(14, abs=1.5)


def test_the_faces_are_embedded_and_no_other() -> None:
    fonts = {
        char["fontname"].partition("+")[2] for page in read_back("ordinary").pages for char in page.chars
    }
    assert fonts == {"GW-XiaoBiaoSong", "GW-HeiTi", "GW-KaiTi", "GW-FangSong", "GW-SongTi"}


@pytest.mark.parametrize("name", printings.SAMPLES)
@pytest.mark.parametrize(
    "profile", [judge.ValidationProfile.PDF_A_3A, judge.ValidationProfile.PDF_UA_1], ids=str
)
def test_it_can_be_kept_and_read_by_everybody(name: str, profile: judge.ValidationProfile) -> None:
    verdict = judge.validate_pdf_bytes(printings.printed(name).content, profile=profile)
    assert verdict.is_compliant, [failure.message for failure in verdict.failures]


def test_a_draft_can_be_read_by_everybody_too() -> None:
    verdict = judge.validate_pdf_bytes(made("blank"), profile=judge.ValidationProfile.PDF_UA_1)
    assert verdict.is_compliant, [failure.message for failure in verdict.failures]


@pytest.mark.parametrize("name", ["blank", "lists", "long prose", "tables only"])
def test_the_last_page_says_who_published_it_and_how_to_check(name: str) -> None:
    last = opened(printings.printed(name).content).pages[-1]
    said, issue = "".join(text for _, text in lines(last)), printings.issue(name)
    assert f"2025年1月20日发布　{colophon.version(issue)}　数据指纹 {issue.digest[:16]}" in said
    assert ("更正说明" in said) == bool(issue.note) and colophon.shortened(issue.note) in said
    assert f"扫码核验本报告：{issue.verify_address}" in said
    assert not said.startswith(issue.content.agency)  # it never has a page of its own


def test_the_code_leads_to_the_page_that_checks() -> None:
    [code] = opened(printings.printed("blank").content).pages[-1].images
    assert (code["x1"] - code["x0"]) / MM == pytest.approx(18, abs=0.1)
    assert code["bottom"] / MM < 297 - 35 + 0.1  # inside the type area
    pixels = io.BytesIO(printings.printed("blank").picture)
    wanted = segno.make(printings.issue("blank").verify_address, error="m", micro=False)
    with Image.open(pixels) as drawn:
        assert drawn.size == (wanted.symbol_size(border=0)[0] * imprint.DOTS,) * 2


def test_a_draft_has_no_imprint() -> None:
    assert "扫码核验" not in read_back("ordinary").pages[-1].extract_text()


def test_a_version_is_laid_out_once() -> None:
    assert pdf.printed(printings.issue("blank")) is pdf.printed(printings.issue("blank"))


def test_the_data_lies_inside() -> None:
    names = resolve1(read_back("blank").doc.catalog["Names"])
    files = resolve1(resolve1(names["EmbeddedFiles"])["Names"])
    described = resolve1(files[1])
    assert (
        described["UF"].decode("utf-16" if described["UF"][:2] == b"\xfe\xff" else "utf-8") == "report.json"
    )
    assert resolve1(resolve1(described["EF"])["F"]).get_data() == DATA


def test_it_is_tagged_titled_and_in_chinese() -> None:
    catalog = read_back("ordinary").doc.catalog
    assert catalog["Lang"] == b"zh-CN" and catalog["MarkInfo"]["Marked"]
    assert "StructTreeRoot" in catalog and "Outlines" in catalog
    title = read_back("ordinary").metadata["Title"]
    assert title == "清江市埇桥区数据资源管理局2024年政府信息公开工作年度报告"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf.write(samples.ordinary(), DATA) == made("ordinary")


def test_threads_do_not_disturb_each_other() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len({*pool.map(pdf.write, [samples.blank()] * 4)}) == 1


@every_sample
def test_every_figure_names_the_headers_of_the_html(name: str) -> None:
    page = tree(html.fragment(samples.ALL[name]()))
    report = read_back(name)
    assert marked_headers(report) == [td.get("headers").split() for td in page.iter("td")]
    assert marked_ids(report) == {th.get("id") for th in page.iter("th")}
