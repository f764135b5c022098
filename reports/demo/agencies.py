"""The agencies of the demo: 云川县 under 岚江市. Places and agencies are invented."""

from __future__ import annotations

from dataclasses import dataclass

from agencies.models import Kind, Level

CITY, COUNTY, VERTICAL = "lanjiang", "yunchuan", "yunchuan-swj"


@dataclass(frozen=True)
class Spec:
    """An agency of the demo and the words its reports are written with.

    ``me`` is how it speaks of itself, ``field`` its business, ``crowd`` whom it serves, ``desk`` the office in
    it that does most of it.
    """

    code: str
    name: str
    short: str
    me: str
    field: str
    crowd: str
    desk: str
    address: str
    level: str = Level.COUNTY
    kind: str = Kind.DEPARTMENT
    office_name: str = ""
    makes_regulations: bool = False

    @property
    def parent(self) -> str | None:
        """The code of the government above."""
        return COUNTY if self.code.startswith(f"{COUNTY}-") else CITY if self.code != CITY else None

    @property
    def is_government(self) -> bool:
        return self.kind == Kind.GOVERNMENT

    @property
    def site(self) -> str:
        return f"{'市' if self.level == Level.CITY else '县'}政府门户网站"


def _department(code: str, name: str, *words: str) -> Spec:
    return Spec(f"{COUNTY}-{code}", f"云川县{name}", *words)


AGENCIES = (
    Spec(
        CITY,
        "岚江市人民政府",
        "市政府办公室",
        "我办",
        "市级政策",
        "企业和市民",
        "政务公开科",
        "岚江市澄江大道1号",
        level=Level.CITY,
        kind=Kind.GOVERNMENT,
        office_name="岚江市人民政府办公室",
        makes_regulations=True,
    ),
    Spec(
        f"{CITY}-sfj",
        "岚江市司法局",
        "市司法局",
        "我局",
        "法治建设",
        "当事人",
        "行政复议应诉科",
        "岚江市明理路26号",
        level=Level.CITY,
    ),
    Spec(
        f"{CITY}-sthjj",
        "岚江市生态环境局",
        "市生态环境局",
        "我局",
        "生态环境",
        "排污单位和市民",
        "环评与监测科",
        "岚江市碧波路9号",
        level=Level.CITY,
    ),
    Spec(
        COUNTY,
        "云川县人民政府",
        "县政府办公室",
        "我办",
        "县级政策",
        "企业和群众",
        "政务公开股",
        "云川县梧桐大道18号",
        kind=Kind.GOVERNMENT,
        office_name="云川县人民政府办公室",
    ),
    _department(
        "fgj",
        "发展和改革局",
        "县发展和改革局",
        "我局",
        "项目审批和价格",
        "项目单位",
        "投资审批股",
        "云川县梧桐大道20号",
    ),
    _department("jyj", "教育局", "县教育局", "我局", "教育", "学生家长", "基础教育股", "云川县书香路3号"),
    _department("gaj", "公安局", "县公安局", "我局", "公安政务", "办事群众", "法制大队", "云川县平安路110号"),
    _department(
        "mzj", "民政局", "县民政局", "我局", "社会救助和养老", "困难群众", "社会救助股", "云川县惠民路12号"
    ),
    _department("czj", "财政局", "县财政局", "我局", "预算决算", "预算单位", "预算股", "云川县梧桐大道22号"),
    _department(
        "rsj",
        "人力资源和社会保障局",
        "县人力资源和社会保障局",
        "我局",
        "就业和社会保险",
        "参保人员",
        "就业促进股",
        "云川县惠民路30号",
    ),
    _department(
        "zrzyj",
        "自然资源局",
        "县自然资源局",
        "我局",
        "征地和规划",
        "被征地农户",
        "征地事务股",
        "云川县青山路7号",
    ),
    _department(
        "zjj",
        "住房和城乡建设局",
        "县住房和城乡建设局",
        "我局",
        "住房保障和工程建设",
        "住户和购房人",
        "住房保障股",
        "云川县广厦路5号",
    ),
    _department(
        "jtj",
        "交通运输局",
        "县交通运输局",
        "我局",
        "道路运输",
        "运输经营者",
        "运输管理股",
        "云川县驿站路16号",
    ),
    _department(
        "nyj", "农业农村局", "县农业农村局", "我局", "惠农补贴", "种养户", "计划财务股", "云川县稻香路8号"
    ),
    _department(
        "wjw",
        "卫生健康委员会",
        "县卫生健康委员会",
        "我委",
        "卫生健康",
        "就诊群众",
        "医政医管股",
        "云川县杏林路2号",
    ),
    _department(
        "scjgj",
        "市场监督管理局",
        "县市场监督管理局",
        "我局",
        "市场监管",
        "经营主体",
        "法规股",
        "云川县诚信路15号",
    ),
    _department(
        "zwj",
        "政务服务和大数据局",
        "县政务服务和大数据局",
        "我局",
        "政务服务",
        "办事人",
        "审批协调股",
        "云川县便民路1号",
    ),
    _department(
        "kgj",
        "科技和工业信息化局",
        "县科技和工业信息化局",
        "我局",
        "惠企政策",
        "工业企业",
        "企业服务股",
        "云川县创新路19号",
    ),
    _department(
        "jkq",
        "经济开发区管理委员会",
        "县经济开发区管理委员会",
        "我委",
        "园区建设",
        "入园企业",
        "招商服务科",
        "云川县经济开发区兴业路1号",
    ),
    Spec(
        f"{COUNTY}-yanxi",
        "云川县砚溪镇人民政府",
        "砚溪镇政府",
        "我镇",
        "惠民资金",
        "村民",
        "党政综合办公室",
        "云川县砚溪镇砚台街6号",
        level=Level.TOWNSHIP,
        kind=Kind.GOVERNMENT,
    ),
    Spec(
        VERTICAL,
        "国家税务总局云川县税务局",
        "县税务局",
        "我局",
        "税费",
        "纳税人缴费人",
        "纳税服务股",
        "云川县税务路11号",
        kind=Kind.VERTICAL,
    ),
)
BY_CODE = {spec.code: spec for spec in AGENCIES}
