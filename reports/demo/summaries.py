"""The prose of a government's 汇总 in the demo. All invented; the numbers are those of its tables."""

from __future__ import annotations

from reports.demo.agencies import CITY, COUNTY
from reports.demo.phrases import NO_FEES
from reports.demo.prose import Writer

COUNTY_OVERVIEW = """（一）主动公开
本报告由纳入统计的{count}个机关的年度报告汇总形成。全县本年制发行政规范性文件{issued}件，废止{repealed}件，年末现行有效{in_force}件。\
各执法机关作出行政许可{licences}件、行政处罚{penalties}件、行政强制{coercive}件。征地补偿、社会救助、食品抽检、校园餐四个领域按月更新，\
县政府门户网站全年发布各类信息1.9万余条。
（二）依申请公开
全县新收政府信息公开申请{new}件，上年结转{carried_in}件，办结{handled}件，结转下年度{carried_out}件，其中{results}。\
申请集中在征地、房屋和公安三个方面，县政府办公室对12件疑难申请组织了会商。
（三）政府信息管理
完成各机关公开目录的交叉核对，合并重复事项164项；2015年以前的规范性文件已经全部标注效力。
（四）政府信息公开平台建设
集约化平台承载各部门和乡镇栏目，旧域名保留跳转；县档案馆和18个便民服务点设有查阅专区。
（五）监督保障
政务公开在全县综合考核中占4分，考核结果分三档通报，5个单位被要求说明情况；社会评议由居民代表评分，平均86分；\
全年没有需要追究责任的案件，对2个更新超期的栏目责任单位作了书面提醒。县里组织填报和答复培训4期，640人次参加。\
因信息公开发生行政复议{review}件、行政诉讼{suits}件，已经审结的均按期执行。"""
COUNTY_PROBLEMS = """一是乡镇和部门的答复质量不均衡，引用条款不准、救济途径漏写的情况仍有发生。\
二是部分机关报送的统计表与正文数字不符，审核退回率为两成。
改进措施：答复书全部使用县级样式，由法制人员在发出前核对；年报填报提前到12月布置，先核表、后写文，\
退回两次的单位由分管负责人到场核对。"""
CITY_OVERVIEW = """（一）主动公开
全市汇总范围包括市政府办公室、市级部门和云川县，共{count}份报告。年末现行有效的行政规范性文件{in_force}件，本年制发{issued}件、废止{repealed}件。\
全市行政许可决定{licences}件，行政处罚决定{penalties}件，行政强制措施{coercive}件，均由作出决定的机关按规定公示。\
市政府公报电子版当月上线，年内点击12万次。
（二）依申请公开
各级行政机关全年新收申请{new}件，连同上年结转{carried_in}件，已办结{handled}件，按结果分为{results}；结转下年度继续办理{carried_out}件。\
对办理中共性的法律问题，市里印发答复口径两批共31条。
（三）政府信息管理
规章和规范性文件集中到统一的文件库，标明效力、修改和废止情况；对历史公报进行数字化，已完成1996年以来的全部期号。
（四）政府信息公开平台建设
全市政府网站统一检索上线，市县两级栏目采用相同名称；无障碍浏览覆盖到县级，第三方抽测的可用率为99%。
（五）监督保障
工作考核采用日常监测加年终抽查，日常监测通报4期；社会评议委托调查机构电话访问3200人，满意和基本满意占91%；\
责任追究方面，对1起公开不及时的问题进行了约谈，没有党纪政务处分。\
全市因信息公开引起的行政复议{review}件、行政诉讼{suits}件，被纠正的案件已经逐件分析原因。"""
CITY_PROBLEMS = """（一）主要问题
县级与市级对同一事项的公开范围把握不一致；复议中被纠正的案件，多数是检索不充分即答复信息不存在。
（二）改进情况
1.对照市级目录修订县级目录，范围不同的逐项写明依据。
2.建立检索记录单，写明检索范围、方法和结果，没有记录单的不得答复信息不存在。"""
TEXTS = {COUNTY: (COUNTY_OVERVIEW, COUNTY_PROBLEMS), CITY: (CITY_OVERVIEW, CITY_PROBLEMS)}


def write(writer: Writer, count: int) -> dict[str, str]:
    """The passages of a 汇总 of ``count`` reports; the writer holds the sums."""
    overview, problems = TEXTS[writer.spec.code]
    words = writer.documents() | writer.decisions() | writer.applications()
    words |= {"review": writer.cases("reconsideration"), "suits": writer.cases("litigation")}
    return {
        "overview": overview.format(count=count, **words),
        "problems": problems,
        "other": NO_FEES[0] + "无其他需要报告的事项。",
    }
