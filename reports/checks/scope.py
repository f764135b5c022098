"""Whether words in a report speak of this agency and this year. In doubt they do not, and nothing is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.chinese import MOST, Sentence
from reports.content import Content

YEAR = re.compile(r"(20[0-9]{2})年")
# a year that what follows is not of: carried in from it, compared with it, until it, a document's
OF_THE_YEAR = re.compile(
    r"(?<![较比同与和至到入于转以])(20[0-9]{2})年(?!度?(?:结转|转来|遗留|以来|至|印发|制定|出台|起|底|前|后|相比|同期))"
)
EARLY = re.compile("年?(?:初|[1-3]月)")
ASIDE = re.compile("（[^（）]*）|\\([^()]*\\)")
BEHIND = 8  # characters of the words themselves, a verb among them
OTHER_TIME = re.compile(
    "上年(?!度?结转)|上一年(?!度?结转)|去年(?!结转)|同比|同期|相比|往年|历年|以来|近[两三四五]年|"
    "预计|计划|力争|确保|争取|平均|比例|占比"
)
# a part of the year, for the whole sentence; 1月至12月 is none
PERIOD = re.compile(
    "(?<![每各按逐])季度|上半年|下半年|(?<![0-9])(?:[2-9]|1[0-2])月?(?:至|到|[-—－~])(?:1[0-2]|[2-9])月|"
    "(?<![0-9])1月?(?:至|到|[-—－~])(?:1[01]|[2-9])月"
)
NAME = re.compile(
    "(?:^|[，、：:（])(?:其中|此外|另外|同时|由|全年|本年度?|年内|当年)*"
    "([\u4e00-\u9fff]{1,14}?(?:(?<![格布])局(?![部面势门网官微])|委员会|委(?![托员派])|办公室|(?<![收承交经代主协督转催补申应已待在需举开兴筹查新])办(?![结理公事件法证好复])|厅|镇|乡|街道|"
    "管委会|中心(?!工作|任务)|支队|大队|法院|部门|单位|本级(?!政府)))"
)
# “浦东南区新收申请233件”: a county, city or district that acts, which has no other mark of a name
PLACE = re.compile(
    "(?:^|[，、：:（])(?:其中|此外|另外|同时|由)*([\u4e00-\u9fff]{0,7}?(?<![本全该辖园社城小景片各省])(?:县|区|市|旗|州|街道|社区)(?:人民政府|政府|办事处)?)"
    "(?:全年|本年度?|当年|年内|共|累计)*(?:新?收到?|接收|受理|收办|办理|办结|答复|作出|制发|印发|制定|公开|实施)"
)
# “我局所属中心无处罚职能”, but not “我局及所属单位”
BELONGING = re.compile("(?<![及和含])[所下]属(?:各|的)?(?:单位|中心|事业|企业|机构|部门|学校|乡镇)")
# a town's own offices, a government and its office: the same agency
GRASS_ROOTS = re.compile("(?:镇|乡|街道)(?:人民政府|办事处)?$")
GOVERNMENT = re.compile("人民政府(?:办公[室厅])?$")
WITH_ITS_OFFICE = re.compile("[省市县区州旗镇乡]?(?:人民)?政府(?:和|及|、|与|本级|（|$)")
ALL_TOLD = re.compile(
    "全[省市县区州旗盟镇乡系][^，。]{0,14}(?:收到|新收|受理|接收|收办|办理)[^，。]{0,14}申请|各级行政机关|汇总"
)
OURS = re.compile(
    r"[我本]|各级|全[省市县区州旗盟局镇乡系]|局系统|.{0,12}[我本](?:机关|部门|单位|[局委办厅镇乡])$"
)
# words that lead to a name which is not the one that acts
LEADS = re.compile(
    "按|依|根据|遵|向(?!阳)|对|经(?![济信开])|与|会同|配合|协助|报|在|从|通过|为|以|代|帮|接受|围绕|结合|因|不|未|办|受|收"
)
# a clause of its own on what this agency did with others: “举办各部门培训2次，新收申请…”, “走访单位12家，新收…”
DOES = re.compile(
    "组织|召开|开展|举办|开办|举行|培训|走访|深入|走进|指导|督促|督导|检查|抽查|通报|邀请|联合|联系|协调|安排|部署|优化|完善|加强|强化|"
    "构建|建立|新建|健全|推动|推进|落实|压实|明确|整改|更新|维护|设立|配备|宣[讲传]|发布|公开|编制"
)
OFFICES = re.compile("[局委厅]?(?:机关|办公室)$")


def is_ours(sentence: Sentence, start: int, content: Content) -> bool:
    """Whether what is said from ``start`` on is said of this agency as a whole, in the year of the report."""
    head = ASIDE.sub("", sentence.text[:start])
    years = [year[1] for year in OF_THE_YEAR.finditer(head) if not _is_after(year, content)]
    if years and content.year and int(years[-1]) != content.year:
        return False
    if PERIOD.search(head) or OTHER_TIME.search(sentence.text, sentence.clause(start), start):
        return False
    if BELONGING.search(sentence.text, sentence.clause(start), start):
        return False
    names = [*_names(head), *PLACE.findall(ASIDE.sub("", sentence.text[: start + BEHIND]))]
    return all(_is_own(name, content) for name in names)


def _names(head: str) -> Iterator[str]:
    """Names of those who may be spoken of. In a clause before, not those this agency did something with or for."""
    own = max(head.rfind(mark) for mark in "，：:") + 1
    for name in NAME.finditer(head):
        clause = head[max(head.rfind(mark, 0, name.start(1)) for mark in "，：:") + 1 : name.end()]
        is_before = name.end() <= own
        if not (is_before and (DOES.search(clause) or OFFICES.match(name[1]))):
            yield name[1]


def _is_after(year: re.Match[str], content: Content) -> bool:
    """“3件在2020年1月初公开” in the report of 2019: a day after the year, that nothing else is told of."""
    return int(year[1]) == content.year + 1 and bool(EARLY.match(year.string, year.end()))


def _is_own(name: str, content: Content) -> bool:
    if OURS.match(name) or LEADS.match(name):
        return True
    if GRASS_ROOTS.search(content.agency) and name.startswith(("镇", "乡", "街道")):
        return True
    if GOVERNMENT.search(content.agency) and WITH_ITS_OFFICE.match(name):
        return not ALL_TOLD.search(content.passages.get("overview", "")[:MOST])
    return any(within(name, own) for own in (content.agency, content.title))


def within(short: str, full: str) -> bool:
    """Whether ``short`` may be ``full`` with characters left out: 市科委 of 上海市科学技术委员会."""
    rest = iter(full)
    return all(character in rest for character in short)
