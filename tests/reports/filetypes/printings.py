"""Ten published versions, unlike each other in all that a printer could stumble over."""

from collections.abc import Callable
from datetime import date
from functools import cache

from reports.content import Content
from reports.editions import edition_for
from reports.filetypes import json, ofd, pdf
from reports.filetypes.drawn import Printed
from reports.filetypes.issue import Issue
from tests.reports.filetypes.samples import OVERVIEW, PASSAGES, content, random_figures

SITE = "https://www.qingjiang.gov.cn/zwgk/verify/"
LONG = "黔西南布依族苗族自治州望谟县蔗香水陆口岸经济开发区管理委员会综合行政执法与应急管理局"
RARE = "埇桥区、浉河区、硚口区的𠮷祥社区、㵲阳河、䢺㮾村与龑家堌堆"
NOTE = f"{RARE}的两件申请漏计。表三予以更正；" + "其他内容不变。" * 20
LISTS = "\n".join(f"{n}.第{n}项公开事项已经逐条列明并按时公开" for n in range(1, 60))


def _huge() -> dict[str, str]:
    typed = random_figures(edition_for(2024), 5, 10)
    return {name: "123456789.123456" if "amount" in name else "123456789" for name in typed}


def ordinary(year: int = 2024) -> Content:
    return content(year, random_figures(edition_for(year), 1, 200))


SAMPLES: dict[str, Callable[[], Content]] = {
    "ordinary": ordinary,
    "trial": lambda: ordinary(2020),
    "blank": lambda: content(2024, {}, {}),
    "blank trial": lambda: content(2019, {}, {}),
    "huge": lambda: content(2024, _huge()),
    "rare": lambda: content(2024, {}, {"overview": RARE * 9, "other": RARE}, agency="埇桥区𠮷祥街道办事处"),
    "long name": lambda: content(2024, {}, PASSAGES, agency=LONG),
    "long prose": lambda: content(2024, {}, dict.fromkeys(PASSAGES, OVERVIEW * 3)),
    "tables only": lambda: content(2024, random_figures(edition_for(2024), 7, 3000), {}),
    "lists": lambda: content(2024, {}, {"problems": LISTS, "other": LISTS}),
}


@cache
def issue(name: str) -> Issue:
    """The lists are a corrected version: the second."""
    number, note = (2, NOTE) if name == "lists" else (1, "")
    return Issue(json.data(SAMPLES[name]()), "qj-yqq-sjj", number, date(2025, 1, 20), SITE, note)


@cache
def printed(name: str) -> Printed:
    return pdf.printed(issue(name))


@cache
def as_ofd(name: str) -> bytes:
    return ofd.write(issue(name), printed(name))
