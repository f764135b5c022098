"""Numbers in the prose that are bound to cells: what they mean, what they print as."""

from decimal import Decimal

import pytest

from reports import living
from reports.content import Content
from reports.editions import edition_for
from tests.contents import report, zeros

EDITION = edition_for(2024)
NEW, GRANTED, PARTLY = "requests.new.person", "requests.granted.person", "requests.partly_granted.person"
TOTAL = "requests.new.total"


def resolved(text: str, last: Content | None = None, /, **figures: str) -> str:
    """The text over a table of zeros; dots of a name written as two underscores."""
    raws = zeros() | {name.replace("__", "."): raw for name, raw in figures.items()}
    return living.resolved(text, report(raws), lambda: last)


def last_year(year: int = 2023, **figures: str) -> Content:
    return report(zeros(year) | {name.replace("__", "."): raw for name, raw in figures.items()}, year)


@pytest.mark.parametrize(
    ("text", "prints"),
    [
        ("收到{requests.new.total}件", "收到15件"),
        ("{requests.new.person}＋{requests.new.business}", "12＋3"),
        ("{requests.new.person+requests.new.business}", "15"),
        ("{requests.new.business-requests.new.person}", "-9"),
        ("占{requests.new.business%requests.new.total}", "占20%"),
        ("{requests.new.person%requests.new.other}", "（总数为0，无占比）"),
        ("{proactive.fees.amount}", "1.50"),
    ],
)
def test_a_token_prints_as_its_cells(text: str, prints: str) -> None:
    figures = {"requests__new__person": "12", "requests__new__business": "3"}
    assert resolved(text, **figures, proactive__fees__amount="1.50") == prints


@pytest.mark.parametrize(
    "text",
    [
        "{requests.new.everybody}",
        "{new}",
        "{ requests.new.total }",
        "{requests.new.total@next}",
        "{requests.new.total+proactive.fees.amount}",
        "{requests.new.total%proactive.fees.amount}",
        "{{}}见附件{1}",
        "{requests.new.total",
    ],
)
def test_other_braces_stay_as_typed(text: str) -> None:
    assert resolved(text) == text
    assert living.parse(text, EDITION) is None


@pytest.mark.parametrize("blank", ["", "/x", "三"])
def test_what_is_not_filled_in_says_so(blank: str) -> None:
    assert resolved(f"收到{{{NEW}}}件", requests__new__person=blank) == "收到（未填）件"
    assert resolved(f"{{{NEW}%{TOTAL}}}", requests__new__person=blank) == "（未填）"
    assert resolved(f"{{{NEW}%growth}}", last_year(), requests__new__person=blank) == "（未填）"


def test_a_total_prints_what_is_there_so_far() -> None:
    assert resolved(f"{{{TOTAL}}}", requests__new__person="", requests__new__other="4") == "4"
    blank = report({})
    assert living.resolved(f"{{{TOTAL}}}", blank, lambda: None) == "（未填）"


def test_a_printed_total_prints_as_printed_until_it_is_settled() -> None:
    assert resolved(f"{{{TOTAL}}}", requests__new__person="4", requests__new__total="5") == "5"


def test_not_applicable_counts_nothing() -> None:
    assert resolved(f"{{{NEW}}}", requests__new__person="/") == "0"


@pytest.mark.parametrize(
    ("now", "before", "says"),
    [
        ("12", "8", "增长50%"),
        ("8", "12", "下降33.3%"),
        ("1001", "1000", "增长0.1%"),
        ("8", "8", "持平"),
        ("3", "0", "（上年为0，无增幅）"),
        ("10001", "10000", "基本持平"),
        ("2001", "2000", "增长0.1%"),
        ("3", "", "（无上年数）"),
    ],
)
def test_growth_names_its_direction(now: str, before: str, says: str) -> None:
    last = last_year(requests__new__person=before)
    assert resolved(f"{{{NEW}%growth}}", last, requests__new__person=now) == says


def test_last_year_is_read_from_last_years_report() -> None:
    assert resolved(f"{{{NEW}@last}}", last_year(requests__new__person="9")) == "9"
    assert resolved(f"{{{NEW}@last}}{{{NEW}%growth}}") == "（无上年数）（无上年数）"


def test_a_cell_the_form_of_last_year_lacks_has_no_figure() -> None:
    token = "{requests.other.fee_unpaid.total@last}"
    assert resolved(token, last_year(2020)) == "（无上年数）"


def test_last_year_is_asked_for_only_when_needed() -> None:
    def ask() -> Content:
        raise AssertionError

    assert living.resolved(f"{{{NEW}}}", report(zeros()), ask) == "0"


def test_amounts_stand_alone() -> None:
    content = report({"proactive.procurement.amount": "1.795万元"}, 2020)
    assert living.resolved("{proactive.procurement.amount}", content, lambda: None) == "1.795万元"
    token = "{proactive.procurement.amount+proactive.procurement.amount}"
    assert living.parse(token, content.edition) is None


@pytest.mark.parametrize(
    ("token", "label"),
    [
        (f"{{{NEW}@last}}", "上年：{new}"),
        (f"{{{NEW}%growth}}", "比上年增减：{new}"),
        (f"{{{NEW}+{GRANTED}-{PARTLY}}}", "{new}＋{granted}－{partly}"),
        (f"{{{NEW}%{TOTAL}}}", "{new}，占{total}的比例"),
        (f"{{{NEW}+{NEW}+{NEW}+{NEW}}}", "{new}等4格的合计"),
    ],
)
def test_a_token_is_called_in_the_words_of_the_form(token: str, label: str) -> None:
    names = {"new": NEW, "granted": GRANTED, "partly": PARTLY, "total": TOTAL}
    label = label.format(**{word: EDITION.by_name[cell].label for word, cell in names.items()})
    assert living.spoken(f"共{token}件", EDITION) == f"共〔{label}〕件"


def test_the_editor_is_told_what_each_token_shows() -> None:
    token = f"{{{NEW}}}"
    told = living.known(f"{token}、{token}、{{x}}", report(zeros()), lambda: None)
    assert told == {token: {"shows": "0", "label": EDITION.by_name[NEW].label}}


def test_without_them_the_text_says_no_number() -> None:
    assert living.silent(f"收到{{{NEW}}}件，{{x}}", EDITION) == "收到件，{x}"


def test_a_sum_is_written_as_it_is_read() -> None:
    read = living.parse(living.token_of([NEW, GRANTED]), EDITION)
    assert read == living.Living(((1, NEW), (1, GRANTED)))


def test_tokens_are_found_where_they_stand() -> None:
    (piece,) = living.pieces(f"收到{{{NEW}}}件", EDITION)
    assert (piece.start, piece.end, piece.token) == (2, 23, f"{{{NEW}}}")
    assert Decimal(resolved(piece.token)) == 0
