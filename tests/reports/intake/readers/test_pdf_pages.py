"""Pages drawn by hand: rules of every make, locks, scans, damage."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from reports.intake.readers import pdf
from reports.intake.readers.pdf_rules import Rule, rules
from reports.intake.source import Grid, Source, Unreadable
from tests.reports.intake.readers.drawing import MUTE, filled, page, said, stroked
from tests.reports.intake.readers.test_pdf import drawings, texts

XS, YS = (100, 200, 300, 400), (700, 670, 640)
WORDS = (
    said(110, 680, "Rules in force")
    + said(240, 680, "12")
    + said(110, 650, "Orders given here")
    + said(240, 650, "0")
    + said(340, 650, "7")
)
FIELDS = [(x, y) for y in YS[1:] for x in XS[:-1]]
MAKES = {
    "lines": stroked(*((100, y, 400, y) for y in YS), *((x, 640, x, 700) for x in XS)),
    "thin boxes": filled([*((100, y - 0.2, 300, 0.5) for y in YS), *((x, 640, 0.5, 60) for x in XS)]),
    "frames": "".join(f"{x} {y} 100 30 re S " for x, y in FIELDS),
    "polygons": "".join(
        f"{x} {y} m {x + 90} {y} l {x + 100} {y} l {x + 100} {y + 30} l {x} {y + 30} l h S "
        for x, y in FIELDS
    ),
    "double": stroked(
        *((100, y + d, 400, y + d) for y in YS for d in (0, 1.5)), *((x, 640, x, 700) for x in XS)
    ),
    "dots": filled(
        [
            *((x, y, 1, 1) for y in YS for x in range(100, 401, 3)),
            *((x, y, 1, 1) for x in XS for y in range(640, 701, 3)),
        ]
    ),
    "open sides": stroked(*((100, y, 400, y) for y in YS), *((x, 640, x, 700) for x in XS[1:-1])),
    "open ends": stroked((100, 670, 400, 670), *((x, 640, x, 700) for x in XS)),
    "shaded": "0.8 g 100 640 300 60 re f 0 g 0 G "
    + stroked(*((100, y, 400, y) for y in YS), *((x, 640, x, 700) for x in XS)),
}


def read(content: str, **how: object) -> Source:
    return pdf.read(page(content, **how))  # type: ignore[arg-type]


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_a_table_is_one_however_its_rules_are_made(make: str) -> None:
    assert drawings(read(make + WORDS)) == ["Rules in force|12|\nOrders given here|0|7"]


@pytest.mark.parametrize(
    "make",
    [
        "1 1 1 RG " + MAKES["lines"],
        "0 0 0 0 K " + MAKES["frames"],
        "50 50 500 700 re S ",
        "100 640 m 400 700 l 380 500 l s ",
    ],
)
def test_white_lines_and_a_frame_are_no_table(make: str) -> None:
    assert drawings(read(make + WORDS)) == []


def test_a_table_with_nothing_in_it_is_left_out() -> None:
    assert texts(read(MAKES["lines"] + said(60, 600, "A form of lines"))) == ["A form of lines"]
    assert drawings(read(MAKES["lines"] + said(60, 600, "A form of lines"))) == []


def test_a_row_too_low_for_writing_is_none() -> None:
    assert drawings(read(MAKES["lines"] + stroked((100, 694, 400, 694)) + WORDS)) == [
        "Rules in force|12|\nOrders given here|0|7"
    ]


def test_a_pattern_is_no_white() -> None:
    line = {"x0": 1, "x1": 99, "top": 5, "bottom": 5, "stroke": True, "stroking_color": ("P1",)}
    assert rules([line]).across == (Rule(5, 1, 99),)


def test_a_frame_around_a_table_is_layout() -> None:
    around = stroked(
        (50, 780, 550, 780),
        (50, 600, 550, 600),
        (50, 600, 50, 780),
        (550, 600, 550, 780),
        (50, 760, 550, 760),
    )
    source = read(
        around + MAKES["lines"] + WORDS + said(60, 765, "A heading in the frame") + said(60, 610, "Below")
    )
    assert [drawings(source), texts(source)] == [
        ["Rules in force|12|\nOrders given here|0|7"],
        ["A heading in the frame", "Below"],
    ]


def test_a_merged_cell_of_no_rectangle_is_parted() -> None:
    corner = stroked((200, 640, 200, 670), (100, 670, 200, 670), (100, 640, 100, 700), (300, 640, 300, 700))
    corner += stroked((100, 700, 300, 700), (100, 640, 300, 640))
    found = [cell for block in read(corner + WORDS).blocks if isinstance(block, Grid) for cell in block.cells]
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in found] == [
        (0, 0, 1, 2),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]


def test_a_figure_wider_than_its_cell_is_not_parted() -> None:
    source = read(
        MAKES["lines"]
        + said(110, 680, "Rules in force, orders")
        + said(192, 650, "73802895.90")
        + said(340, 650, "1")
    )
    assert drawings(source)[0].splitlines()[1] == "|73802895.90|1"


def test_what_is_printed_twice_to_look_bold_counts_once() -> None:
    source = read(said(100, 700, "1000 bold words in a line") + said(100.4, 700, "1000 bold words in a line"))
    assert texts(source) == ["1000 bold words in a line"]


def test_a_watermark_stays_out() -> None:
    aslant = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET "
    assert texts(read(aslant + said(100, 700, "The report of the bureau"))) == ["The report of the bureau"]


@pytest.mark.parametrize("turn", ["0 1 -1 0 600 0 cm ", "0 -1 1 0 0 800 cm "])
def test_a_page_written_sideways_is_turned(turn: str) -> None:
    content = said(110, 560, "A heading above") + "1 0 0 1 0 -200 cm " + MAKES["frames"] + WORDS
    source = read(turn + content)
    assert texts(source) == ["A heading above"]
    assert drawings(source) == ["Rules in force|12|\nOrders given here|0|7"]


def test_figures_in_columns_without_rules() -> None:
    rows = [("Permits granted", "3", "1", "5"), ("Fines", "12", "", "7"), ("Orders", "1", "4", "7")]
    content = "".join(
        said(x, 700 - 20 * n, word)
        for n, row in enumerate(rows)
        for x, word in zip((60, 200, 300, 400), row, strict=True)
        if word
    )
    source = read(said(60, 730, "A heading above") + content)
    assert drawings(source) == ["Permits granted|3|1|5\nFines|12||7\nOrders|1|4|7"]
    assert source.blocks[1].where == "第1页无框线表格"


def test_a_figure_close_behind_its_label_is_parted_from_it() -> None:
    content = said(60, 700, "Permits") + said(97, 700, "3") + said(150, 700, "4") + said(200, 700, "7")
    content += (
        said(60, 680, "12") + said(150, 680, "4") + said(200, 680, "7") + said(60, 660, "Fines and so on")
    )
    assert texts(read(content)) == ["Permits\t3\t4\t7", "12\t4\t7", "Fines and so on"]


def test_two_rows_of_figures_are_lines_with_their_columns() -> None:
    content = (
        said(60, 700, "Permits")
        + said(200, 700, "3")
        + said(208, 700, "640")
        + said(60, 680, "Fines and so on")
    )
    assert texts(read(content)) == ["Permits\t3\t640", "Fines and so on"]


@pytest.mark.parametrize(
    ("info", "title"),
    [
        (b"/Title <feff5e7462a5>", "年报"),
        (b"/Title <fffe745ea562>", "年报"),
        (b"/Title (\xc4\xea\xb1\xa8)", "年报"),
        (b"/Title /Name", ""),
        (b"/Title <feff5e>", ""),
        (b"", ""),
    ],
)
def test_the_title_in_whatever_encoding(info: bytes, title: str) -> None:
    assert read(said(100, 700, "The report of the bureau"), info=info).title == title


def test_a_lock_without_a_password_is_opened() -> None:
    assert texts(read(said(100, 700, "The report of the bureau"), lock=b"")) == ["The report of the bureau"]


def test_a_lock_gets_a_sentence() -> None:
    with pytest.raises(Unreadable, match="密码"):
        read(said(100, 700, "The report of the bureau"), lock=b"secret")


def test_a_font_that_names_no_characters_gets_a_sentence() -> None:
    with pytest.raises(Unreadable, match="乱码"):
        read("BT /F 10 Tf 100 700 Td <" + "0102" * 30 + "> Tj ET", font=MUTE)


PIXEL = base64.b64encode(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    )
).decode()
SCAN = f'<img style="width: 160mm; height: 230mm" src="data:image/png;base64,{PIXEL}">'


def pages(*bodies: str) -> bytes:
    made: bytes = HTML(
        string="".join(f'<div style="break-after: page">{body}</div>' for body in bodies)
    ).write_pdf()
    return made


def test_a_scan_gets_a_sentence() -> None:
    with pytest.raises(Unreadable, match="扫描件"):
        pdf.read(pages(SCAN, SCAN))
    with pytest.raises(Unreadable, match="没有可以读取的文字"):
        pdf.read(pages("<hr>"))


def test_pages_that_are_pictures_are_named() -> None:
    source = pdf.read(pages("The report of the bureau in words", SCAN, SCAN))
    assert source.notes == ("第2、3页是图片，其中的文字没有读。",)
    over = f'<p style="position: absolute">The report of the bureau, recognized</p>{SCAN}'
    assert "请逐格核对" in pdf.read(pages(over)).notes[0]


def test_only_the_first_pages_of_a_long_file_are_read() -> None:
    source = pdf.read(pages(*(f"<p>Paragraph of page {n}<p>End" for n in range(1, 63))))
    assert source.notes == ("这份PDF超过60页，只读了前60页。",)
    assert texts(source)[-2:] == ["Paragraph of page 60", "End"]


WHOLE = page(MAKES["lines"] + WORDS)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=4)), min_size=1, max_size=6))
def test_damage_raises_nothing_else(places: list[tuple[int, bytes]]) -> None:
    data = WHOLE
    for at, put in places:
        data = data[:at] + put + data[at + len(put) * 2 :]
    try:
        pdf.read(data)
    except Unreadable as sentence:
        assert "请" in str(sentence)
