"""A table copied with its labels: what of it would be filled, what is not sure, what is said."""

import pytest

from reports import pasted
from reports.document import grid
from reports.editions import edition_for
from reports.intake import understand_paste


def copied(code, year=2024, rows=None, each="0", **figures):
    """The official table as a spreadsheet copies it, ``each`` everywhere but for some cells; all of it or ``rows``."""
    table = edition_for(year).section(code).table
    lines = [row for group in grid(table).groups for row in (*group.head, *group.body)][:rows]

    def drawn(c):
        text = figures.get(c.cell.name.replace(".", "__"), each) if c.cell else c.text
        return f"<td rowspan={c.rowspan} colspan={c.colspan}>{text}</td>"

    rows = ("".join(map(drawn, row)) for row in lines)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def answer(html, code, year=2024):
    return pasted.answer(understand_paste("", html), edition_for(year).section(code))


@pytest.mark.parametrize(("code", "cells"), [("proactive", 10), ("requests", 175), ("remedies", 15)])
def test_a_whole_table_is_read_by_its_labels(code, cells):
    said = answer(copied(code), code)
    assert said["found"] and len(said["cells"]) + len(said["totals"]) == cells
    assert said["unmatched"] == said["lacking"] == said["notes"] == []


def test_a_figure_comes_with_its_text_and_how_sure_it_is():
    said = answer(copied("requests", requests__new__person="１2件"), "requests")
    assert said["cells"]["requests.new.person"] == {"text": "12", "raw": "１2件", "sure": "sure", "note": ""}


def test_a_blank_is_not_filled_but_told():
    said = answer(copied("requests", requests__new__person="", requests__new__total=""), "requests")
    assert said["blank"] == ["requests.new.person"] and "requests.new.person" not in said["cells"]


def test_a_dash_is_pointed_out():
    said = answer(copied("requests", requests__new__person="—"), "requests")
    assert "requests.new.person" in said["cells"] and "有1格填的是“—”" in said["notes"][0]


def test_rows_it_lacks_are_listed():
    said = answer(copied("proactive", rows=7), "proactive")
    assert said["found"] and any("行政处罚" in line for line in said["lacking"])


def test_a_row_of_the_older_form_is_listed():
    said = answer(copied("requests", 2020, each="1"), "requests")
    assert "（六）其他处理" in said["unmatched"][0] and "只印了一行" in said["notes"][0]


def test_of_many_pieces_a_count_is_enough():
    strange = "".join(
        f"<table><tr><td>某某{n}</td><td>乙</td><td>丙</td><td>丁</td></tr></table>" for n in range(20)
    )
    said = answer(strange + copied("remedies"), "remedies")
    assert len(said["unmatched"]) == 13 and said["unmatched"][-1] == "……另有8处"
    assert pasted.answer(understand_paste("", strange), edition_for(2024).section("remedies")) == (
        pasted.nothing() | {"unmatched": said["unmatched"]}
    )


def test_other_tables_in_it_are_named():
    said = answer(copied("remedies") + copied("proactive"), "remedies")
    assert "还有“二、主动公开政府信息情况”" in said["notes"][-1]


def test_a_long_piece_is_cut():
    said = answer(
        f"<table><tr><td>{'甲' * 99}</td><td>乙</td><td>丙</td><td>丁</td></tr></table>", "remedies"
    )
    assert "甲…" in said["unmatched"][0]
