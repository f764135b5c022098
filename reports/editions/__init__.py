"""The official formats as data, one module an edition; a released edition never changes."""

from reports.editions.y2019 import EDITION as Y2019
from reports.editions.y2021 import EDITION as Y2021
from reports.schema import Edition

EDITIONS: tuple[Edition, ...] = (Y2019, Y2021)
BY_CODE = {edition.code: edition for edition in EDITIONS}
FIRST_YEAR = EDITIONS[0].first_year


def edition_for(year: int) -> Edition:
    """The edition that holds for a report year.

    Errors: LookupError for a year before the first official format, with the sentence for the user.
    """
    for edition in reversed(EDITIONS):
        if edition.first_year <= year and (edition.last_year is None or year <= edition.last_year):
            return edition
    raise LookupError(f"{year}年没有统一的年度报告格式：统一格式从{FIRST_YEAR}年度报告开始。")
