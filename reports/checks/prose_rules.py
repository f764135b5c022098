"""What is documented of the numbers and sayings in the prose; prose_numbers, claims and sayings judge them."""

from reports.checks.rule import Example, Rule
from reports.schema import Severity

TWO = {"requests.new.person": "2", "requests.granted.person": "2"}
SAME = "同一份报告里文字与表格应一致；数据要“报得准、可核查”（国办公开办函〔2021〕30号、〔2019〕60号）"


def _rule(code: str, sentence: str, figures: dict[str, str], words: str) -> Rule:
    """Read out of prose: a warning, which an office may ask to be explained or switch off."""
    return Rule(code, sentence, Severity.WARN, SAME, Example(figures, added={"overview": words}))


RULES = (
    _rule(
        "TX-1",
        "文字中收到、受理申请的件数，等于表三“一、本年新收”总计，或者写明包括上年结转。",
        TWO,
        "本年度收到政府信息公开申请5件。",
    ),
    _rule(
        "TX-2",
        "文字中办结、答复、上年结转和结转下年的件数，与表三对应的总计相等。",
        TWO,
        "全年办结政府信息公开申请4件。",
    ),
    _rule(
        "TX-3",
        "文字中予以公开、部分公开、不予公开、无法提供、不予处理和其他处理的件数，与表三对应各行相等。",
        TWO,
        "收到的政府信息公开申请中，予以公开1件。",
    ),
    _rule(
        "TX-6",
        "文字中因政府信息公开引起的行政复议、行政诉讼件数，与表四相等。",
        {"remedies.reconsideration.upheld": "1"},
        "因政府信息公开工作引起的行政复议3件。",
    ),
    _rule(
        "TX-7",
        "文字中说没有收到申请、没有发生复议或者诉讼的，表格对应各格是0。",
        TWO,
        "本年度未收到政府信息公开申请。",
    ),
    _rule(
        "TX-8",
        "文字中制发、废止、现行有效的规章和行政规范性文件件数，与表二相等。",
        {"proactive.normative_documents.issued": "1", "proactive.normative_documents.in_force": "1"},
        "全年制发行政规范性文件3件。",
    ),
    _rule(
        "E-29",
        "文字中作出的行政许可、行政处罚、行政强制件数，与表二相等。",
        {"proactive.licences.decisions": "10"},
        "全年作出行政许可决定12件。",
    ),
    _rule(
        "T2-5",
        "文字中有行政许可、行政处罚、行政强制件数的，表二对应一格不是0。",
        {},
        "全年办理行政许可192件。",
    ),
    _rule(
        "E-24",
        "文字中报告了收到或者办理申请的，表三不会各格都是0。",
        {},
        "本年度收到政府信息公开申请1件，已按期答复。",
    ),
    _rule(
        "E-49",
        "文字中说申请全部办结的，表三“四、结转下年度继续办理”是0。",
        {"requests.new.person": "2", "requests.granted.person": "1", "requests.carried_out.person": "1"},
        "收到的政府信息公开申请已全部办结。",
    ),
)
