"""The words of an edition: they refuse nonsense, and lay sums and rules over a table."""

from decimal import Decimal

import pytest

from reports.schema import Block, Edition, Equation, Line, Rule, Section, Severity, Table

ONE = (Line("one", "甲"),)
TWO = (*ONE, Line("two", "乙"))
TOTAL = (*TWO, Line("sum", "总计", parts=("one", "two"), rule="S-1", says="甲乙之和"))


def equation(left: str, sign: str = "=", right: str = "c", words: tuple[str, ...] = ("甲", "乙")) -> Equation:
    sides = tuple(left), sign, tuple(right)
    return Equation("R-1", "二", "某列", *sides, words, ("丙",), Severity.BLOCK, "请核对。")


def values(**figures: int | None) -> dict[str, Decimal | None]:
    return {cell: None if figure is None else Decimal(figure) for cell, figure in figures.items()}


def table(*blocks: Block) -> Table:
    return Table("t", "二", "某表", blocks, (1, 1))


def test_a_total_of_lines_that_are_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unknown part 'one'; there are \['sum'\]"):
        Block(columns=ONE, rows=(TOTAL[-1],))


@pytest.mark.parametrize(("columns", "rows"), [(ONE * 2, ONE), (ONE, ONE * 2)])
def test_a_code_that_stands_twice_is_refused(columns: tuple[Line, ...], rows: tuple[Line, ...]) -> None:
    with pytest.raises(ValueError, match=r"a code stands twice among \['one', 'one'\]"):
        Block(columns, rows)


@pytest.mark.parametrize("over", ["rows", "columns"])
def test_a_rule_over_lines_that_are_not_there_is_refused(over: str) -> None:
    rule = Rule("R-1", ("one",), "=", ("three",), (), (), over=over)
    with pytest.raises(ValueError, match="R-1 names lines that are not there"):
        Block(columns=TWO, rows=TWO, rules=(rule,))


def test_an_unknown_sign_is_refused() -> None:
    with pytest.raises(ValueError, match="R-1: unknown sign '<>'"):
        equation("ab", "<>")


def test_a_cell_name_that_stands_twice_is_refused() -> None:
    blocks = Block(columns=ONE, rows=ONE), Block(columns=TWO, rows=ONE)
    with pytest.raises(ValueError, match="edition 2019: a cell name stands twice"):
        Edition("2019", "", 2019, None, (Section("t", "二", "某表", (), table(*blocks)),))


def test_a_section_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        Edition("2019", "", 2019, None, ()).section("overview")


@pytest.mark.parametrize(
    ("left", "sign", "right", "holds"),
    [
        (6, "=", 6, True),
        (6, "=", 5, False),
        (6, ">=", 5, True),
        (5, ">=", 5, True),
        (4, ">=", 5, False),
        (4, "<=", 5, True),
        (6, "<=", 5, False),
        (None, "=", 5, True),
        (6, "=", None, True),
    ],
)
def test_unfinished_is_not_wrong(left: int | None, sign: str, right: int | None, holds: bool) -> None:
    assert equation("a", sign).holds(values(a=left, c=right)) is holds


def test_a_cell_nobody_has_heard_of_is_unfinished() -> None:
    assert equation("ab").sides(values(a=1, c=1)) is None


def test_the_message_names_every_term() -> None:
    assert equation("ab").message(values(a=6, b=0, c=5)) == (
        "某列：甲 6 + 乙 0 = 6，应等于丙 = 5，相差 1。请核对。"
    )


def test_a_long_side_is_named_by_its_sum() -> None:
    message = equation("ab", ">=", "c", words=("各行之和",)).message(values(a=1, b=2, c=9))
    assert message == "某列：各行之和 = 3，应不小于丙 = 9，相差 6。请核对。"


def test_an_empty_side_is_nothing() -> None:
    message = equation("ab", ">=", "").message(values(a=3, b=-5))
    assert message == "某列：甲 3 + 乙 -5 = -2，应不小于0，相差 2。请核对。"


def test_numbers_are_written_out_in_messages() -> None:
    cells = {"a": Decimal("1E+3"), "b": Decimal("0.50"), "c": Decimal(0)}
    assert "甲 1000 + 乙 0.50 = 1000.50" in equation("ab", "<=").message(cells)


def test_an_unfinished_equation_has_no_message() -> None:
    with pytest.raises(ValueError, match="R-1 cannot be judged yet"):
        equation("ab").message(values(a=1, b=None, c=1))


def test_a_total_of_totals_adds_up_its_row() -> None:
    cells = {cell.name: cell.parts for cell in table(Block(columns=TOTAL, rows=TOTAL)).cells()}
    assert cells["t.one.sum"] == ("t.one.one", "t.one.two")
    assert cells["t.sum.one"] == ("t.one.one", "t.two.one")
    assert cells["t.sum.sum"] == ("t.sum.one", "t.sum.two")
    assert cells["t.one.one"] == ()


def test_every_total_is_bound_in_its_row_and_its_column() -> None:
    bound = [(e.cells[-1], e.place) for e in table(Block(columns=TOTAL, rows=TOTAL)).equations()]
    assert sorted(bound) == [
        ("t.one.sum", "甲"),
        ("t.sum.one", "甲列"),
        ("t.sum.sum", "总计"),
        ("t.sum.sum", "总计列"),
        ("t.sum.two", "乙列"),
        ("t.two.sum", "乙"),
    ]


@pytest.mark.parametrize(
    ("over", "places"),
    [("rows", {"甲列": "t.one.one", "乙列": "t.one.two"}), ("columns", {"甲": "t.one.one"})],
)
def test_a_rule_is_laid_over_rows_or_columns(over: str, places: dict[str, str]) -> None:
    rule = Rule("R-1", ("one",), ">=", (), ("甲",), (), over=over)
    laid = table(Block(columns=TWO, rows=ONE, rules=(rule,))).equations()
    assert {equation.place: equation.left[0] for equation in laid} == places


def test_a_cell_says_where_it_stands() -> None:
    row = Line("one", "甲", ("上",), help="怎样填")
    (cell,) = table(Block(columns=(Line("n", "件数", help="列的话"),), rows=(row,))).cells()
    assert (cell.label, cell.help, cell.is_total) == ("上／甲，件数", "怎样填", False)


def test_a_row_without_a_label_leaves_the_column_to_speak() -> None:
    (cell,) = table(
        Block(columns=(Line("n", "件数", ("复议",), help="列的话"),), rows=(Line("", ""),))
    ).cells()
    assert (cell.name, cell.label, cell.help) == ("t.n", "复议／件数", "列的话")


def test_severities_in_words() -> None:
    assert [severity.label for severity in Severity] == ["阻断", "需说明", "警告", "提示"]


def test_a_section_is_prose_unless_it_has_a_table() -> None:
    prose, figures = Section("a", "一", "甲", ()), Section("b", "二", "乙", (), table())
    edition = Edition("2019", "", 2019, None, (prose, figures))
    assert edition.passages == (prose,)
    assert edition.tables == (figures.table,)
