"""The letters a name is found by."""

import pytest

from reports.initials import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("水务局", "swj"),
        ("啊座", "az"),
        ("岚江市人民政府（汇总）", "jsrmzfhz"),  # 岚 is none of the common characters
        ("A区3号 B", "aq3hb"),
        ("埇硚", ""),
        ("", ""),
    ],
)
def test_a_name_is_found_by_its_initials(name, letters):
    assert initials(name) == letters


def test_every_letter_begins_with_its_first_character():
    assert initials("啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝") == "abcdefghjklmnopqrstwxyz"
