"""E-36: other agencies' names where only the own can stand: in the contact, as the one whose work or rank is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.context import Context
from reports.checks.finding import Finding
from reports.checks.namesakes import HAN, WORDS, Namesake, leads
from reports.checks.scope import within
from reports.checks.spots import Passage, around
from reports.content import Content
from reports.schema import Severity

AGENCY = "(?:局|委员会|管委会|委|厅|镇人民政府|乡人民政府|镇政府|乡政府|街道办事处|[县市区]人民政府|中心)"
NAME = f"(?P<name>(?![各全我本该由在经为按对向与从请])(?:(?![和与及的]){HAN}){{2,20}}?{AGENCY})"
START = (
    "(?:(?<=^)|(?<=[。；\n]))(?:[ \u3000]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]|[一二三四五]是))?[ \u3000]*"
    "(?:20[0-9]{2}年度?[，,]?)?"
)
# who answers questions on the report is who made it
CONTACT = re.compile(
    f"(?:联系(?:部门|单位|方式)|咨询(?:部门|单位)|编制(?:单位|机关|部门)|填报单位|报送单位|公布单位|发布(?:单位|机构)|单位名称|机关名称)[：:为是]{NAME}"
)
# “某局政府信息公开工作起步早”; “某局考核得分排名第3”
WORK = re.compile(
    f"{START}{NAME}(?:20[0-9]{{2}}年度?)?(?:的)?(?:政府信息公开|政务公开)工作(?![领会机要制部网人专年主][\u4e00-\u9fff]?[导小组议构点度门站员班办])"
)
RANK = re.compile(
    f"(?:{START}|(?<=[，,；]))(?:在[^，。；]{{2,24}}?(?:中|里)[，,]?)?{NAME}(?:在[^，。；]{{2,24}}?中)?(?:20[0-9]{{2}}年度?|全年|年度)?"
    "(?:政务公开|政府信息公开|绩效|综合)?(?:工作)?(?:考核|考评|评估|测评)[^，。；]{0,10}?(?:得分|排名|排第|位列|位居|名列|荣获|获得?|优秀|第[0-9一二三四五六七八九十])"
)
RANKED = re.compile(
    f"(?:{START}|(?<=[，,；])){NAME}在[^，。；]{{2,24}}?(?:考核|考评|评估|测评)(?:中|里)?[，,]?(?:得分|排名|排第|位列|位居|名列|荣获|获得?|取得)"
)
OTHER_PLACE = re.compile(
    f"[我本](?P<kind>[县市区州旗镇乡])(?P<name>(?![直属级内各本所有城市区县出制印发召举开成建推]){HAN}{{2}}(?P=kind))(?!级|直|政府|[域划场])"
)
# over every agency, or inside it
NEUTRAL = re.compile(
    "党委$|党工委$|^(?:[县市区省州]|自治区)?委$|分局$|领导小组|委托|分管|主管|^(?:局属|委属|所属|下属|上级|国务院|财政部|第三方|区域)|班子|^[县市区省]?(?:人民)?政府|管理中心$|服务中心$"
)
# words for departments that no other agency would use of its own information
FIELDS = {
    "发改": "发展改革",
    "人社": "人力社会",
    "住建": "住房建设",
    "卫健": "卫生健康",
    "文旅": "文化旅游",
    "教体": "教育体育",
    "民政": "民政",
    "城管": "城市管理执法",
    "医保": "医疗保障",
    "交通运输": "交通运输",
    "市场监管": "市场监督",
    "生态环境": "生态环境保护",
    "自然资源": "自然资源规划国土",
    "农业农村": "农业农村",
    "水利": "水利务",
    "税务": "税务",
    "司法行政": "司法",
    "审计": "审计",
    "公安": "公安",
    "应急管理": "应急安全",
    "退役军人": "退役军人",
    "统计": "统计",
}
FIELD = re.compile(
    f"(?:公开|推进|做好|发布)(?P<field>{'|'.join(FIELDS)})(?:系统|领域|部门)?(?:的)?(?:政府|政务)(?:信息|公开)(?!平台|网)"
)


OFFICE = re.compile("(?:管委会|人民政府|街道办事处)$")
# what others do for everybody
DUTY = re.compile(
    "负责|牵头|承担|承办|主办|拨付|提供|组织|统一|印发|通报|要求|反馈|开展|设|主管|协助|配合|指导|督|在|向|已|每|对|按"
)


def spoken_of(content: Content, context: Context, passage: Passage, told: str = "") -> Iterator[Finding]:
    """Each name once, and none that is ``told`` of already. A government's report names its departments, too."""
    text = passage.untitled
    own = content.agency
    unit = context.unit_of(content)
    found = list(_places(text, own))
    if not (unit.is_government or unit.is_summary):
        found += [*_agencies(text, own), *_neighbours(text, own, context.neighbours), *_fields(text, own)]
    for name in dict.fromkeys(spoken.name for spoken in found if spoken.name not in told):
        first = min((spoken for spoken in found if spoken.name == name), key=lambda spoken: not spoken.sure)
        quote = around(passage.text, first.start, first.start + len(name))
        message = (
            f"{passage.place}中“{quote}”：本报告是“{own}”的，这里写的是“{name}”。"
            "请核对是否抄自别的机关的报告；确是对方的情况，请写明与本机关工作的关系。"
        )
        severity = Severity.WARN if first.sure else Severity.HINT
        yield Finding("E-36", severity, passage.section.code, message, quote=quote)


def _agencies(text: str, own: str) -> Iterator[Namesake]:
    for pattern in (CONTACT, WORK, RANK, RANKED):
        for match in pattern.finditer(text):
            name = match["name"]
            if not (_is_own(name, own) or NEUTRAL.search(name)):
                yield Namesake(name, match.start("name"), True)


def _neighbours(text: str, own: str, neighbours: tuple[str, ...]) -> Iterator[Namesake]:
    """A known agency that leads a sentence, as the own does where it tells of itself."""
    for name in neighbours:
        if _is_own(name, own) or own.startswith(name):
            continue
        for match in re.finditer(re.escape(name), text):
            if leads(text, *match.span()) and not DUTY.match(text, match.end()):
                yield Namesake(name, match.start(), False)


def _places(text: str, own: str) -> Iterator[Namesake]:
    """“我市牧阳市”, of another town."""
    for match in OTHER_PLACE.finditer(text):
        if match["name"][:-1] not in own and match["name"][:-1] not in WORDS:
            yield Namesake(match["name"], match.start("name"), match["kind"] in own)


def _fields(text: str, own: str) -> Iterator[Namesake]:
    for match in FIELD.finditer(text):
        if not set(FIELDS[match["field"]]) & set(own):
            yield Namesake(match["field"], match.start("field"), True)


def _is_own(name: str, own: str) -> bool:
    core = OFFICE.sub("", name)
    return within(core, own) or within(own, name)
