"""OFD: the parts GB/T 33190 asks for, and page by page the picture of the PDF."""

import io
import re
from functools import cache
from itertools import chain
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageStat

from reports.filetypes import drawn, ofd
from tests.reports.filetypes import printings, reading
from tests.reports.filetypes.ofd_reading import (
    OFD,
    SPACE,
    Opened,
    box,
    characters,
    picture,
    rules,
    texts,
)

POINT = 25.4 / 72
FIGURE = re.compile(r"-?\d[\d.]*|/")
some = pytest.mark.parametrize("name", ["ordinary", "trial", "rare"])


@cache
def opened(name: str) -> Opened:
    return Opened(printings.as_ofd(name))


@cache
def pdf(name: str) -> Any:
    return reading.opened(printings.printed(name).content)


def apart(found: list[Any], wanted: list[Any]) -> float:
    """The most by which any of the numbers differ."""
    pairs = zip(chain(*found), chain(*wanted), strict=True)
    return max((abs(one - other) for one, other in pairs), default=0)


def everything(name: str) -> list[Any]:
    """All elements of all parts."""
    report = opened(name)
    return [item for part in report.parts if part.endswith(".xml") for item in report.tree(part).iter()]


def test_the_parts_are_those_of_the_standard() -> None:
    report = opened("ordinary")
    assert list(report.parts)[0] == "OFD.xml" and report.root == "Doc_0/Document.xml"
    assert {item.tag.partition("}")[0] for item in everything("ordinary")} == {f"{{{SPACE}"}
    assert report.tree("OFD.xml").get("DocType") == "OFD"


def test_every_number_is_given_once_and_every_reference_found() -> None:
    ids = [int(item.get("ID")) for item in everything("ordinary") if (item.get("ID") or "").isdigit()]
    assert len(ids) == len(set(ids))
    assert int(opened("ordinary").tree("Doc_0/Document.xml").findtext(".//ofd:MaxUnitID", None, OFD)) >= max(
        ids
    )
    used = {item.get("Font") or item.get("ResourceID") for item in everything("ordinary")} - {None}
    assert used == {*opened("ordinary").fonts, *opened("ordinary").pictures}


@some
def test_no_box_leaves_its_page(name: str) -> None:
    for page in opened(name).pages:
        for item in page.iter(f"{{{SPACE}}}TextObject", f"{{{SPACE}}}PathObject", f"{{{SPACE}}}ImageObject"):
            left, top, width, height = box(item)
            assert 0 < left < left + width < 210 and 0 < top < top + height < 297


@some
def test_it_says_what_the_pdf_says_page_by_page(name: str) -> None:
    said = ["".join(texts(page)) for page in opened(name).pages]
    assert said == ["".join(char["text"] for char in page.chars) for page in pdf(name).pages]


@some
def test_every_character_stands_where_the_pdf_puts_it(name: str) -> None:
    for page, printed in zip(opened(name).pages, pdf(name).pages, strict=True):
        placed = [at for item in page.iter(f"{{{SPACE}}}TextObject") for _, at in characters(item)]
        wanted = [(c["matrix"][4] * POINT, 297 - c["matrix"][5] * POINT) for c in printed.chars]
        assert apart(placed, wanted) < 0.05


@some
def test_every_line_of_the_tables_stands_where_the_pdf_draws_it(name: str) -> None:
    for page, printed in zip(opened(name).pages, pdf(name).pages, strict=True):
        drawn = [(*start, *end) for start, end in rules(page)]
        wanted = [
            (line["x0"] * POINT, line["top"] * POINT, line["x1"] * POINT, line["bottom"] * POINT)
            for line in printed.lines
        ]
        assert apart(drawn, wanted) < 0.2


@some
def test_its_figures_are_those_of_the_report(name: str) -> None:
    shown = [text for text in reading.printed(printings.issue(name).document).values() if text]
    said = {text for page in opened(name).pages for text in texts(page)}
    assert set(shown) <= said


@some
def test_its_fonts_are_truetype_and_know_what_is_written_in_them(name: str) -> None:
    for page in opened(name).pages:
        for item in page.iter(f"{{{SPACE}}}TextObject"):
            known = characters_of(opened(name).fonts[item.get("Font")])
            assert {ord(character) for character, _ in characters(item)} <= known


@cache
def characters_of(file: bytes) -> set[int]:
    font = TTFont(io.BytesIO(file))
    assert "glyf" in font
    return set(font.getBestCmap())


@pytest.mark.parametrize(("name", "number"), [("ordinary", 3), ("rare", 0), ("rare", 3)])
def test_a_page_looks_like_the_page_of_the_pdf(name: str, number: int) -> None:
    with pypdfium2.PdfDocument(printings.printed(name).content) as document:
        printed = document[number].render(scale=4 * POINT).to_pil().convert("L").resize((840, 1188))
    drawn = picture(opened(name), number, 4)
    assert unlike(printed, drawn) < 0.4 * unlike(printed, ImageChops.offset(drawn, 4, 0))  # by a millimetre


def unlike(one: Image.Image, other: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one.reduce(4), other.reduce(4))).mean[0]


def test_the_data_lies_inside() -> None:
    report = opened("ordinary")
    listed = report.tree("Doc_0/Attachs/Attachments.xml").find(".//ofd:FileLoc", OFD)
    assert report.parts[f"Doc_0/Attachs/{listed.text}"] == printings.issue("ordinary").canonical


def test_it_names_its_title_agency_and_day() -> None:
    info = opened("ordinary").tree("OFD.xml").find(".//ofd:DocInfo", OFD)
    facts = {item.tag.partition("}")[2]: item.text for item in info}
    content = printings.issue("ordinary").content
    assert (facts["Title"], facts["Author"]) == (content.title, content.agency)
    assert facts["CreationDate"] == facts["ModDate"] == "2025-01-20"


def test_the_same_version_gives_the_same_bytes() -> None:
    again = printings.issue.__wrapped__("blank")
    assert ofd.write(again, printings.pdf.printed(again)) == printings.as_ofd("blank")


def test_what_is_restored_is_the_width_of_a_line_too() -> None:
    page = drawn.sheet([b"2 w", b"q", b"9 w", b"Q", b"0 0 m", b"10 0 l", b"S"], {}, 100, 100)
    assert page.marks[0].width == pytest.approx(2 * POINT)
