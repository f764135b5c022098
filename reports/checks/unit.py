"""What kind of agency a report is of: what it may do decides what its figures may be. Plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass

GOVERNMENT = re.compile("人民政府(?:办公[厅室])?$|(?:[省市区县旗州]|自治[区州县旗])政府(?:办公[厅室])?$")
TOWNSHIP = re.compile("(?:镇|乡)(?:人民)?政府|街道办事处")
# a 县级市 is called 市 too: only its record, not its name, says which it is
COUNTY = re.compile("[县旗](?!级)|(?<!自治)区(?!域|划)")


@dataclass(frozen=True)
class Unit:
    """An agency as the rules see it.

    ``level`` is one of province, city, county, township, or "" where nothing is known of it. ``makes_regulations``
    is None where only the name is known. ``is_summary``: the report adds up the agencies below a government.
    """

    name: str
    is_government: bool
    level: str = ""
    makes_regulations: bool | None = None
    is_summary: bool = False


def unit_of(name: str) -> Unit:
    """What a name alone says."""
    level = "township" if TOWNSHIP.search(name) else "county" if COUNTY.search(name) else ""
    return Unit(name, bool(GOVERNMENT.search(name)), level)
