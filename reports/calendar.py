"""The statutory dates (条例 art. 49; the notices, part two): who submits and publishes by when. Pure."""

from datetime import date

SUMMARIES = {"county": (2, 20), "city": (3, 10), "province": (3, 31)}


def deadline(year: int, *, level: str, vertical: bool, summary: bool) -> date:
    """The last day for a report on ``year``; it always falls in the year after.

    Departments, government offices and townships: 31 January. A government's 汇总: county 20 February,
    city 10 March, province 31 March. Units led from above report inside their system by 31 March.
    """
    if summary:
        month, day = SUMMARIES[level]
    elif vertical:
        month, day = 3, 31
    else:
        month, day = 1, 31
    return date(year + 1, month, day)
