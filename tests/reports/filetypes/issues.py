"""The versions that the tests of files are made of: every sample of tests.reports.filetypes.samples as an issue."""

from datetime import date
from functools import cache

from reports.content import Content
from reports.filetypes import json
from reports.filetypes.issue import Issue
from tests.contents import report, zeros
from tests.reports.filetypes import samples

VERIFY = "https://gk.example.gov.cn/verify/"


NOTE = "表三“自然人”一列漏计一件，予以更正。\n第三部分的有关说明也作了修改，其他内容不变。"


def of(content: Content, number: int = 1, note: str = "") -> Issue:
    return Issue(json.data(content), "qingjiang-sjj", number, date(2026, 1, 20), VERIFY, note)


@cache
def ordinary() -> Issue:
    return of(samples.content(2024, samples.random_figures(samples.edition_for(2024), 1, 200)))


@cache
def trial() -> Issue:
    """The edition of 2019: an amount whose unit is typed and a negative change."""
    typed = samples.random_figures(samples.edition_for(2020), 2, 3000)
    return of(
        samples.content(
            2020, typed | {"proactive.procurement.amount": "1.795万元", "proactive.licences.change": "-12"}
        )
    )


@cache
def odd(year: int = 2024) -> Issue:
    """A correction: all five states, what a spreadsheet would run, a total that is printed otherwise, an open one."""
    typed = zeros(year) | {
        "requests.new.person": "17",
        "requests.new.business": "/",
        "requests.new.research": "=HYPERLINK(1)",
        "requests.new.nonprofit": "@约三件",
        "requests.new.total": "99",
        "requests.carried_in.person": "",
    }
    return of(
        report(typed | ({"proactive.fees.amount": "4166.241600"} if year == 2024 else {}), year), 2, NOTE
    )


ALL = {"ordinary": ordinary, "trial": trial, "odd": odd, "odd2019": lambda: odd(2020)}
