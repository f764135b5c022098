"""What a cell holds after somebody typed into it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.figures import Reading, State, read, tidy
from reports.schema import Kind

COUNT, CHANGE, MONEY, AMOUNT = Kind.COUNT, Kind.CHANGE, Kind.MONEY, Kind.AMOUNT
NUMBER, ZERO, BLANK, NA, TEXT = State.NUMBER, State.ZERO, State.BLANK, State.NA, State.TEXT

TYPED = [
    # typed, into, state, value, printed
    ("12", COUNT, NUMBER, "12", "12"),
    ("１２", COUNT, NUMBER, "12", "12"),
    ("007", COUNT, NUMBER, "7", "7"),
    ("1,234", COUNT, NUMBER, "1234", "1234"),
    ("1，234", COUNT, NUMBER, "1234", "1234"),
    ("12件", COUNT, NUMBER, "12", "12"),
    ("12 件", COUNT, NUMBER, "12", "12"),
    ("0", COUNT, ZERO, "0", "0"),
    (" 0 ", COUNT, ZERO, "0", "0"),
    ("\xa0\u30000", COUNT, ZERO, "0", "0"),
    ("0\n", COUNT, ZERO, "0", "0"),
    ("", COUNT, BLANK, None, ""),
    ("\u3000", COUNT, BLANK, None, ""),
    ("\u2002\u2028\u202f\x1c\x85", COUNT, BLANK, None, ""),
    ("—", COUNT, NA, None, "/"),
    ("-", COUNT, NA, None, "/"),
    ("/", COUNT, NA, None, "/"),
    ("／", COUNT, NA, None, "/"),
    ("无", COUNT, NA, None, "/"),
    ("不适用", MONEY, NA, None, "/"),
    ("1.5", COUNT, TEXT, None, "1.5"),
    ("-1", COUNT, TEXT, None, "-1"),
    ("1e3", COUNT, TEXT, None, "1e3"),
    ("一千", COUNT, TEXT, None, "一千"),
    ("1,23", COUNT, TEXT, None, "1,23"),
    ("1 2", COUNT, TEXT, None, "1 2"),
    ("+5", COUNT, NUMBER, "5", "5"),
    ("＋ 5件", COUNT, NUMBER, "5", "5"),
    ("+0", COUNT, ZERO, "0", "0"),
    ("++5", COUNT, TEXT, None, "++5"),
    ("+1.5", COUNT, TEXT, None, "+1.5"),
    ("999999999999", COUNT, NUMBER, "999999999999", "999999999999"),
    ("1000000000000", COUNT, TEXT, None, "1000000000000"),
    ("12①", COUNT, TEXT, None, "12①"),
    ("5²", COUNT, TEXT, None, "5²"),
    ("㈠", COUNT, TEXT, None, "㈠"),
    ("½", COUNT, TEXT, None, "½"),
    ("𝟓", COUNT, TEXT, None, "𝟓"),
    ("減5㎡", CHANGE, TEXT, None, "減5㎡"),
    ("5²", MONEY, TEXT, None, "5²"),
    ("12①", AMOUNT, TEXT, None, "12①"),
    ("\u3000减1237", CHANGE, NUMBER, "-1237", "-1237"),
    ("-18", CHANGE, NUMBER, "-18", "-18"),
    ("−18", CHANGE, NUMBER, "-18", "-18"),
    ("－18", CHANGE, NUMBER, "-18", "-18"),
    ("﹣18", CHANGE, NUMBER, "-18", "-18"),
    ("﹢18", CHANGE, NUMBER, "18", "18"),
    ("减少18项", CHANGE, NUMBER, "-18", "-18"),
    ("增5", CHANGE, NUMBER, "5", "5"),
    ("新增 5", CHANGE, NUMBER, "5", "5"),
    ("+5", CHANGE, NUMBER, "5", "5"),
    ("442", CHANGE, NUMBER, "442", "442"),
    ("减0", CHANGE, ZERO, "0", "0"),
    ("持平", CHANGE, TEXT, None, "持平"),
    ("4166.241619", MONEY, NUMBER, "4166.241619", "4166.241619"),
    ("18,651.06", MONEY, NUMBER, "18651.06", "18651.06"),
    ("12.50万元", MONEY, NUMBER, "12.50", "12.50"),
    ("0.0000", MONEY, ZERO, "0", "0.0000"),
    ("251000元", MONEY, TEXT, None, "251000元"),
    ("二十", MONEY, TEXT, None, "二十"),
    ("0.0000000001", MONEY, NUMBER, "0.0000000001", "0.0000000001"),
    ("0.00000000001", MONEY, TEXT, None, "0.00000000001"),
    ("1.50000000000", MONEY, NUMBER, "1.5", "1.50000000000"),
    ("0.00000000000", MONEY, ZERO, "0", "0.00000000000"),
    ("999999999999999.99", MONEY, NUMBER, "999999999999999.99", "999999999999999.99"),
    ("1000000000000000", MONEY, TEXT, None, "1000000000000000"),
    ("１．７９５（万元）", AMOUNT, NUMBER, "1.795", "1.795（万元）"),
    ("251000元", AMOUNT, NUMBER, "25.1", "251000元"),
    ("73802895.90元", AMOUNT, NUMBER, "7380.28959", "73802895.90元"),
    ("2亿元", AMOUNT, NUMBER, "20000", "2亿元"),
    ("0", AMOUNT, ZERO, "0", "0"),
    ("1.795", AMOUNT, NUMBER, None, "1.795"),
    ("若干", AMOUNT, TEXT, None, "若干"),
    ("0.000001元", AMOUNT, NUMBER, "0.0000000001", "0.000001元"),
    ("0.0000001元", AMOUNT, TEXT, None, "0.0000001元"),
    ("0.00000000000001亿元", AMOUNT, NUMBER, "0.0000000001", "0.00000000000001亿元"),
    ("99999999999亿元", AMOUNT, NUMBER, "999999999990000", "99999999999亿元"),
    ("100000000000亿元", AMOUNT, TEXT, None, "100000000000亿元"),
    ("999999999999999999亿元", AMOUNT, TEXT, None, "999999999999999999亿元"),
    ("999999999999999999元", AMOUNT, NUMBER, "99999999999999.9999", "999999999999999999元"),
]


@pytest.mark.parametrize(("raw", "kind", "state", "value", "text"), TYPED)
def test_what_was_typed(raw: str, kind: Kind, state: State, value: str | None, text: str) -> None:
    reading = read(raw, kind)
    assert (reading.state, reading.text) == (state, text)
    assert reading.value == (None if value is None else Decimal(value))


@pytest.mark.parametrize(("raw", "kind", "state", "value", "text"), TYPED)
def test_a_remark_is_made_where_there_is_something_to_do(
    raw: str, kind: Kind, state: State, value: str | None, text: str
) -> None:
    remark = read(raw, kind).remark
    assert bool(remark) == (value is None and state is not BLANK)
    assert not any(word in remark for word in ("无效", "非法", "系统错误"))


@pytest.mark.parametrize(
    ("raw", "kind", "remark"),
    [
        ("／", COUNT, "填的是“/”，没有请填0。"),
        ("-1", COUNT, "“-1”是负数，这里应填不小于0的整数。"),
        ("1.5", COUNT, "“1.5”带小数，这里应填整数。"),
        ("1000000000000", COUNT, "这一格有13位数字，太多了，请核对位数。"),
        ("一千", COUNT, "“一千”不是整数，请只填阿拉伯数字，没有请填0。"),
        ("持平", CHANGE, "“持平”看不出增减数，请填整数，减少的在前面加负号，例如 -12。"),
        ("3元", MONEY, "这一格的单位是万元，请把“3元”换算成万元，只填数字。"),
        ("三元", MONEY, "“三元”不是金额，请填以万元为单位的数字，例如 12.5。"),
        ("12①", COUNT, "“12①”不是整数，请只填阿拉伯数字，没有请填0。"),
        ("三元", AMOUNT, "“三元”不是金额，请填数字和单位，例如 1.795万元。"),
        ("一" * 20, COUNT, f"“{'一' * 20}”不是整数，请只填阿拉伯数字，没有请填0。"),
        ("𠀀" * 21, COUNT, f"“{'𠀀' * 20}…”不是整数，请只填阿拉伯数字，没有请填0。"),
        ("999999999999(亿元)", AMOUNT, "“999999999999（亿元）”这个金额太大，请核对位数和单位。"),
        (
            "0.00000000001",
            MONEY,
            "“0.00000000001”以万元计超过10位小数，请核对位数，四舍五入后再填。",
        ),
        ("3", AMOUNT, "请在数字后写明单位：元或万元。"),
    ],
)
def test_what_the_remark_says(raw: str, kind: Kind, remark: str) -> None:
    assert read(raw, kind).remark == remark


@given(st.text(min_size=21), st.sampled_from(Kind))
def test_a_remark_is_short_however_long_the_text(raw: str, kind: Kind) -> None:
    assert len(read(raw, kind).remark) <= 70


def test_a_settled_cell_can_be_summed() -> None:
    assert read("/", COUNT).summand == 0
    assert read("3", COUNT).summand == 3
    assert read("", COUNT).summand is None
    assert read("三", COUNT).summand is None


typed = st.one_of(
    st.text(),
    st.text("0123456789０１９,，.-−+增减件项元万亿（）() \u3000/无"),
    st.text("٣१๔²①½0"),
)


@given(typed, st.sampled_from(Kind))
def test_anything_can_be_typed(raw: str, kind: Kind) -> None:
    reading = read(raw, kind)
    assert (reading.value is not None) >= (reading.state is ZERO)
    assert (reading.value is None) >= (reading.state in (BLANK, NA, TEXT))


@given(typed, st.sampled_from(Kind))
def test_what_is_printed_is_read_again_as_the_same(raw: str, kind: Kind) -> None:
    once = read(raw, kind)
    again = read(once.text, kind)
    assert (again.state, again.value, again.text) == (once.state, once.value, once.text)


@given(st.text())
def test_tidying_twice_changes_nothing(raw: str) -> None:
    assert tidy(tidy(raw)) == tidy(raw)


@given(st.integers(0, 10**12 - 1))
def test_every_count_is_read_as_itself(number: int) -> None:
    for raw in (f"{number}", f"{number:,}", f" {number}件"):
        assert read(raw, COUNT).value == number


@given(typed, st.sampled_from(Kind))
def test_a_number_is_printed_in_our_digits(raw: str, kind: Kind) -> None:
    reading = read(raw, kind)
    assert reading.value is None or reading.text.isascii() or set(reading.text) & set("万元亿")


def test_nothing_typed_is_a_blank() -> None:
    assert read("", COUNT) == Reading(BLANK)
