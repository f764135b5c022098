"""Whatever is typed into a cell can be kept, and is kept as it was read."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports import actions
from reports.actions.entries import LONGEST_RAW
from reports.figures import read
from reports.forms import RawField
from tests.world import opened

plausible = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("", "", "-", "+", "增", "减", "－")),
    st.decimals(0, 10**18, allow_nan=False).map("{:f}".format)
    | st.integers(0, 10**18).map("{:,}".format)
    | st.integers(1, 10**6).map(lambda n: f"{Decimal(n).scaleb(-16):f}"),
    st.sampled_from(("", "", " ")),
    st.sampled_from(("", "", "件", "元", "万元", "亿元", "（万元）", "①")),
)


@pytest.mark.parametrize("year", [2020, 2024])
def test_whatever_is_typed_can_be_saved(world, year):
    report = opened(world, year)
    cells = {cell.kind: cell.name for cell in report.edition.inputs}

    @settings(max_examples=100, deadline=None)
    @given((st.text(max_size=LONGEST_RAW) | plausible).filter(lambda text: len(text) <= LONGEST_RAW))
    @example("0.00000000001")
    @example("999999999999999999")
    @example("999999999999999999亿元")
    @example("0.0000001元")
    @example("\x00")
    def saved(text: str) -> None:
        raw = RawField().clean(text)
        report.figures.all().delete()
        for kind, cell in cells.items():
            actions.save_table(report, cell.split(".")[0], {cell: raw}, {}, done=False, by=world.alice)
            assert raw == "" or is_kept(report, cell, kind)

    saved()


def is_kept(report, cell, kind):
    kept = report.figures.get(cell=cell)
    reading = read(kept.raw, kind)
    return (kept.state, kept.value) == (reading.state, reading.value)
