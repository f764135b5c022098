"""Section five: it names a problem, and what is done about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.chinese import compact
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.wording import TEMPLATE
from reports.content import Content
from reports.prose import length
from reports.schema import Severity

RULES = (
    Rule(
        "E-44",
        "“五、存在的主要问题及改进情况”应写明具体问题和改进措施。",
        Severity.WARN,
        "国办公开办函〔2021〕30号一（五）：查找问题要有针对性，改进举措要有实效性，不得敷衍了事",
        Example(passages={"problems": "无"}),
        floor=Severity.WARN,
    ),
)

SHORT = 50
NOTHING = re.compile(
    "(?:本机关|本单位|本年度|我[局委办县市区镇乡])*(?:暂|目前|均)?(?:无|没有|不存在|未发现|未存在)(?:任何|明显|突出|较大|存在|的|需要|主要|其他)*"
    "(?:说明的)?(?:问题|情况|事项|不足)?(?:和|及|、|需要)?(?:改进|报告)?的?(?:情况|措施|事项)?[。.]?$"
)
# what names no problem though the word stands in it
STOCK = re.compile(
    "(?:政府信息公开工作)?存在的?(?:主要)?(?:问题|困难|不足)(?:及|和|与|以及|、)(?:改进|整改|下一步)(?:的)?(?:情况|措施|工作|打算|计划)?|"
    "存在的?(?:主要|突出)?(?:问题|不足|困难)(?=[。：:])|问题导向|(?:热点|焦点|难点|共性|突出|群众|具体|实际|有关|相关|关键|疑难|信访|咨询|反映的?)问题|(?:解决|回应|研究|发现|解答)[^。，；]{0,12}问题|"
    "问题(?:整改|清单|台账)|"
    "(?:没有|未|不|无)(?:发现|存在|有|出现)?(?:任何|明显|突出|较大|重大|的|什么)*(?:问题|不足|差距)"
)
PROBLEM = re.compile(
    "问题|不足|短板|[看找查打听搜读用]不[到懂清开明见了]|得(?:太|较|很|过)?[晚慢少粗迟]|[不没]清|引起投诉|太[多少慢晚粗长]|差距|薄弱|欠缺|弱项|不[够强高全深多畅准快细严实广密熟紧]|不(?:及时|到位|均衡|规范|平衡|完善|健全|充分|丰富|明显|一致|理想|"
    "统一|清楚|熟悉|了解|精准|便捷|方便|科学|适应|稳定|主动|积极|便|符|能|会)|有待|尚待|仍需|还需|尚需|仍须|亟[需待]|需(?:要)?(?:进一步|继续|加强|提[高升]|完善|改进)|"
    "待(?:加强|提[高升]|完善|改进|优化|进一步|健全)|滞后|缺乏|缺少|缺失|单一|较[少慢晚低弱差小]|偏[低少慢弱]|过于|困难|尚未|没有|未[能及按形充有]|"
    "遗漏|漏[项写报]|差错|错误|超[期时]|退回|模糊|笼统|脱节|重复|局限|参差|流动性|兼职|更换频繁|迟|晚于|难以|仅[有为限]|只[有在能]|对不上|问得最多|反映"
)
DO = (
    "改进|加强|强化|完善|优化|提升|提高|健全|建立|开展|组织|制定|制订|推进|推动|规范|拓宽|拓展|丰富|整改|加大|加快|落实|明确|修订|采取|"
    "增[加设配派补]|调整|改[为由用到成]|安排|充实|梳理|督促|深化|细化|创新|推行|实行|设立|设置|补|列出|列入|纳入|指定|统一|试行|启用|"
    "印发|编制|编写|举办|召开|压实|严格|严把|聘|抽查|核对|清理|公布|公开|更新|通报|缩短|简化|整合|对照|学习|培训|检查|约谈|派|建成|上线|开设|"
    "按|由|把|将|对|在|每|从|逐|用|以|与|实|做|抓|探索|定期|提前|坚持|聚焦|围绕|畅通|构建|打造|确保|引导|邀请|收集|借助|参照|重新|专|限|先|停"
)
# what opens a passage on measures, and what a clause begins with that says what is done
OPENS = re.compile(
    "改进(?!情况|措施(?:[。：:]|$))|下一?(?:步|阶段|年|季度)|今后|接下来|明年|为此|对此|针对[^。]{0,20}(?:问题|不足)|"
    "措施(?:是|如下|有)|(?:我们|[我本][\u4e00-\u9fff]{1,2})?(?:计划|打算|准备|拟)(?=把|将|在|于|对|用|从|通过|由|开|建|推|增|按|实|印|举|组|完|做)"
)
# what nobody calls by these words but something done, whoever does it and before whatever
DONE = re.compile(
    "(?:组织|开展)(?!不|较|少)|加装|上线(?!慢|迟|晚|率)|印发(?!的|后|慢)|修订(?!不)|制定(?!不|的)|增设|新增|增配|改[为由用成]|重做|推行|实行|"
    "试行|完成了?[^，；]{0,6}(?:整改|清理|改造)|逐[一项件户步]|聘请|约谈|一[要]"
)
CLAUSE = re.compile("[^。；，、：:]{1,200}")
MEASURE = re.compile(
    "(?:[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[0-9]{1,2}[.．、]|[一二三四五六七八九十]、|[①-⑳])?(?:[一二三四五六七八九十][是要])?(?:我们|[我本全各][\u4e00-\u9fff]{1,2}|街道|管委会)?"
    f"(?:要|将|已经?|再|并|来|拟|继续|进一步|持续|切实|不断|着力|大力|积极|认真|及时|全面)*(?:{DO})"
)
PROBLEM_HEAD = re.compile("(?:问题|不足|困难)[^。]{0,6}[。：:](?P<rest>.{8})")
MEASURE_HEAD = re.compile("(?:改进|措施|整改|打算|计划)[^。]{0,6}[。：:](?P<rest>.{8})")
EMPTY_REST = re.compile("无|没有|暂无|不存在|未发现")


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """E-44: one finding that says everything section five lacks."""
    text = compact(content.passages.get("problems", ""))
    if not text or text.startswith(TEMPLATE):
        return
    if lacks := list(lacking(text)):
        heading = content.edition.section("problems").heading
        message = (
            f"“{heading}”{'，'.join(lacks)}。请写明本年度查找出来的一至三个具体问题，以及针对每个问题已经采取"
            "或者将要采取的措施。"
        )
        yield Finding("E-44", Severity.WARN, "problems", message)


def lacking(text: str) -> Iterator[str]:
    """What a passage without blanks lacks, in words."""
    if NOTHING.match(text):
        yield f"只写了“{text}”"
        return
    if length(text) < SHORT:
        yield f"只有{length(text)}字"
    problem, measure = names_problem(text), names_measure(text)
    if not problem and not measure:
        yield "没有写出具体问题，也没有改进措施"
    elif not problem:
        yield "只有措施，没有写出具体问题"
    elif not measure:
        yield "只有问题，没有写出改进措施"


def names_problem(text: str) -> bool:
    """Whether any problem is named; a heading and eight characters that do not deny it are enough."""
    head = PROBLEM_HEAD.search(text)
    if head and not EMPTY_REST.match(head["rest"]):
        return True
    return bool(PROBLEM.search(STOCK.sub("※", text)))


def names_measure(text: str) -> bool:
    """Whether anything is said to be done about it."""
    head = MEASURE_HEAD.search(text)
    if head and not EMPTY_REST.match(head["rest"]):
        return True
    rest = STOCK.sub("※", text)
    clauses = (match[0] for match in CLAUSE.finditer(rest))
    return bool(OPENS.search(rest)) or any(
        (MEASURE.match(clause) or DONE.search(clause)) and not PROBLEM.search(clause) for clause in clauses
    )
