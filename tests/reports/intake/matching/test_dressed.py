"""Figures with words about them are read, and pointed out."""

from reports.editions import BY_CODE
from reports.figures import read
from reports.intake.draft import Found
from reports.intake.matching import dressed
from reports.schema import Edition

Y2019 = BY_CODE["2019"]


def said(edition: Edition, **raws: str) -> list[tuple[str, str]]:
    figures = {cell.name: Found() for cell in edition.cells}
    for name, raw in raws.items():
        cell = edition.by_name[name.replace("__", ".")]
        figures[cell.name] = Found(read(raw, cell.kind), raw)
    return [(finding.code, finding.message) for finding in dressed.findings(edition, figures)]


def test_a_change_in_words_and_a_unit_in_the_cell():
    ((code, message),) = said(
        Y2019, proactive__licences__change="　减1237", proactive__procurement__amount="1.795（万元）"
    )
    assert code == "E-19"
    assert "“减1237”（第二十条第（五）项／行政许可，本年增/减）按-1237读" in message
    assert "按1.795（万元）读" in message


def test_many_are_counted():
    cells = ["new__person", "new__business", "new__research", "new__total"]
    ((_, message),) = said(BY_CODE["2021"], **{f"requests__{cell}": "3件" for cell in cells})
    assert "；共4格。" in message


def test_an_amount_with_its_unit_is_as_it_should_be():
    assert said(Y2019, proactive__procurement__amount="1.795万元") == []


def test_plain_digits_and_what_stands_for_nothing_are_not_dressed():
    assert (
        said(Y2019, requests__new__person="3", requests__new__business="无", requests__new__other="约3") == []
    )
