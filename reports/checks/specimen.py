"""A made-up report in which nothing is wrong: what the examples of the rules are laid over."""

from __future__ import annotations

from collections.abc import Mapping

from reports.content import Content
from reports.editions import edition_for
from reports.figures import read

AGENCY = "望溪县水务局"
OVERVIEW = """\
{year}年，本局按照《中华人民共和国政府信息公开条例》的规定开展政府信息公开工作。
（一）主动公开。在县政府门户网站公布水库水位、供水水质和河道整治信息，重要政策与解读一并公布。
（二）依申请公开。当面、邮寄和网上三种渠道保持畅通，由专人登记，答复之前由法制人员审查。
（三）政府信息管理。起草公文时确定公开属性，每季度清理一次已经公布的文件。
（四）政府信息公开平台建设。维护“水务公开”栏目，检索和下载功能正常。
（五）监督保障。办公室按月核对公开目录，并组织业务培训。"""
PROBLEMS = """\
（一）存在的主要问题。部分河道整治信息公布较晚，公开目录更新不够及时。
（二）改进情况。已建立工程信息台账，批复后五个工作日内公布；公开目录改为由办公室每月核对一次。"""
# of the years between: nobody may hand in the same text twice
OTHER_OVERVIEW = """\
按照《中华人民共和国政府信息公开条例》的要求，{year}年本局的政府信息公开工作有序推进。
（一）主动公开。水利工程招标结果、取水许可和农村饮水安全检测情况按月上网，停水通知提前一天发布。
（二）依申请公开。受理点设在一楼大厅，登记以后两日内转到承办股室，答复书统一编号存档。
（三）政府信息管理。公文拟稿人填写公开属性，办公室复核，失效文件标明日期后移入历史栏目。
（四）政府信息公开平台建设。县政府门户网站的水务专栏增加按乡镇查询，旧链接全部修复。
（五）监督保障。聘请用水户代表提意见，每半年通报一次各股室公开情况。"""
OTHER_PROBLEMS = """\
（一）存在的主要问题。停水通知没有覆盖到边远村组，答复书引用条款不够准确。
（二）改进情况。停水通知同时交由村级广播播送；答复书发出以前由法律顾问核对一遍条款。"""
OTHER = "本年度未收取信息处理费，没有其他需要报告的事项。"


def passages(year: int) -> dict[str, str]:
    """Its three prose sections; those of an odd year are other words than those of an even one."""
    overview, problems = (OTHER_OVERVIEW, OTHER_PROBLEMS) if year % 2 else (OVERVIEW, PROBLEMS)
    return {"overview": overview.format(year=year), "problems": problems, "other": OTHER}


def report(
    figures: Mapping[str, str] | None = None,
    prose: Mapping[str, str] | None = None,
    *,
    year: int = 2024,
    agency: str = AGENCY,
) -> Content:
    """The specimen with these figures and passages in it; every other cell a person types is 0."""
    edition = edition_for(year)
    raws = {cell.name: "0" for cell in edition.inputs} | dict(figures or {})
    readings = {name: read(raw, edition.by_name[name].kind) for name, raw in raws.items()}
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return Content(edition, year, agency, title, readings, passages(year) | dict(prose or {}))
