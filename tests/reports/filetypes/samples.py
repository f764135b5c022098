"""Invented reports in both editions: blank ones, ordinary ones, one with large figures."""

# ruff: noqa: E501 -- a paragraph is one line, as in the form

from collections.abc import Mapping
from random import Random

from reports.content import Content
from reports.document import Document, document
from reports.editions import edition_for
from reports.figures import Reading, read
from reports.schema import Edition, Kind

AGENCY = "清江市埇桥区数据资源管理局"

OVERVIEW = """2024年，清江市埇桥区数据资源管理局认真落实《中华人民共和国政府信息公开条例》，围绕群众办事中最常问、最难找的事项，把该公开的及时公开，把已公开的讲清楚。现将有关情况报告如下。
（一）主动公开
全年通过区政府网站公开信息1286条，其中政策文件42条、政策解读38条、办事指南517条。浉河路、硚口巷两处政务服务驿站同步摆放纸质目录，方便不上网的居民查阅。
1.重点领域
对照区里印发的《基层政务公开事项目录》（埇政办〔2024〕17号），逐项核对就业、养老、义务教育、医疗卫生等26个领域的公开内容，补齐缺项93处，改正错链41处。
2.政策解读
凡涉及企业和群众切身利益的文件，解读稿与文件同步起草、同步审核、同步发布；全年组织“局长讲政策”8期，观看达3.2万人次。
（二）依申请公开
规范登记、审核、答复、送达四个环节，全年收到申请21件，上年结转1件，均在法定期限内办理。对申请内容不清楚的，先打电话问明白，再出具补正通知，补正率比上一年下降了三成。
（三）政府信息管理。建立文件公开属性“起草时定、印发前审、印发后查”的台账，清理失效文件11件，并在原网页加注“已废止”字样。
（四）政府信息公开平台建设
完成网站专栏适老化改造，字号可以放大到200%，语音播报覆盖全部栏目；“埇桥发布”公众号设立查询入口，输入文号、标题、关键词均可查到原文，平均3秒内返回结果。
（五）监督保障
区政务公开领导小组每季度抽查一次，抽查结果在全区通报；全年举办培训4场，参加286人次。社会评议满意率为96.4%，较上年提高2.1个百分点。未发生因政府信息公开工作被追究责任的情形。"""

PROBLEMS = """2024年政府信息公开工作虽有进步，但对照群众期待仍有差距：一是部分解读稿照搬文件原文，图表少、案例少；二是个别单位公开不及时，最长的一件晚了19天；三是基层窗口人员轮换较快，对不予公开的理由说明不够充分。
2025年，将从三个方面改进。
（一）把解读写成“问答”
每件解读稿至少回答“谁能办、怎么办、找谁问”三个问题，由办事窗口先试读，读不懂的退回重写。
（二）把时限写进系统
文件印发后第15个工作日自动提醒，第18个工作日提醒分管负责人，逾期的计入年度考核。
（三）把案例编成手册
整理近三年答复文书64份，隐去个人信息后编成手册，新到岗人员先学习、后上岗。"""

OTHER = """2024年度发出收费通知2件，总金额330元，实际收取信息处理费330元。
除上述情况外，无其他需要报告的事项。"""

PASSAGES = {"overview": OVERVIEW, "problems": PROBLEMS, "other": OTHER}


def content(
    year: int, raw: Mapping[str, str], passages: Mapping[str, str] = PASSAGES, agency: str = AGENCY
) -> Content:
    """A report whose cells hold what was typed."""
    edition = edition_for(year)
    readings: dict[str, Reading] = {c: read(raw.get(c, ""), edition.by_name[c].kind) for c in raw}
    return Content(edition, year, agency, f"{agency}{year}年政府信息公开工作年度报告", readings, passages)


def random_figures(edition: Edition, seed: int, most: int) -> dict[str, str]:
    """Figures for every input, mostly small ones and zeros as in life."""
    random = Random(seed)
    typed = {}
    for cell in edition.inputs:
        number = random.choice((0, 0, 1, 3, 12, random.randrange(most)))
        typed[cell.name] = f"{number}.241619" if cell.kind is Kind.MONEY else str(number)
    return typed


def ordinary() -> Document:
    return document(content(2024, random_figures(edition_for(2024), 1, 200)))


def blank(year: int = 2024) -> Document:
    return document(content(year, {}, {}))


def large() -> Document:
    """Seven digits in every cell of table 三, money with six decimals."""
    typed = random_figures(edition_for(2023), 3, 10_000_000)
    typed |= {name: "1234567" for name in typed if name.startswith("requests.")}
    typed["proactive.fees.amount"] = "4166.241619"
    return document(content(2023, typed, agency="长风自治州浉河少数民族自治县人力资源和社会保障局"))


def trial() -> Document:
    """The trial edition with an amount whose unit is typed and a negative change."""
    typed = random_figures(edition_for(2020), 2, 3000)
    typed |= {"proactive.procurement.amount": "1.795万元", "proactive.fees.change": "-12"}
    return document(content(2020, typed))


ALL = {"ordinary": ordinary, "blank": blank, "blank2019": lambda: blank(2019), "large": large, "trial": trial}
