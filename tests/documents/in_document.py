"""Damage around the tables: headings, somebody else's tables, and what only the writer of a format can do."""

from __future__ import annotations

from random import Random

from tests.documents.damage import TABLES, TEXTS, WORD, Damage, does
from tests.documents.paper import Box, Paper, Para, Sheet

REWORDED = {
    "overview": ("一、总体情况概述", "一、政府信息公开工作总体情况", "一、概述"),
    "proactive": ("二、政府信息主动公开情况", "二、主动公开政府信息的情况"),
    "requests": ("三、收到和处理政府信息公开申请的情况", "三、政府信息依申请公开情况"),
    "remedies": (
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开行政法复议、行政诉讼情况",
    ),
    "problems": (
        "五、存在问题及改进情况",
        "五、存在的主要问题和改进情况",
        "五、政府信息公开工作存在的主要问题及改进措施",
    ),
    "other": ("六、其他需要报告事项", "六、需要报告的其他事项"),
}
TABLE_SECTIONS = ("proactive", "requests", "remedies")


@does(Damage.RENUMBERED)
def renumbered(paper: Paper, random: Random) -> None:
    """Section 一 stands without a heading of its own, so that every other one is a number lower."""
    overview = paper.section("overview")
    del paper.blocks[overview]
    heads = [b for b in paper.blocks if isinstance(b, Para) and b.section]
    for number, head in zip("一二三四五", heads, strict=True):
        head.text = f"{number}、{head.text.partition('、')[2]}"
        paper.changed += 1


@does(Damage.REWORDED)
def reworded(paper: Paper, random: Random) -> None:
    """The headings are the office's own words."""
    for block in paper.blocks:
        if isinstance(block, Para) and block.section and random.random() < 0.8:
            block.text = random.choice(REWORDED[block.section])
            paper.changed += 1


@does(Damage.NO_SIX)
def no_six(paper: Paper, random: Random) -> None:
    """Nothing else to report, so the section was left out."""
    del paper.blocks[paper.section("other") :]
    paper.changed += 1


@does(Damage.NO_HEADINGS)
def no_headings(paper: Paper, random: Random) -> None:
    """Only the tables were copied."""
    for code in TABLE_SECTIONS:
        del paper.blocks[paper.section(code)]
        paper.changed += 1


def _foreign(
    paper: Paper, random: Random, heading: str, rows: list[list[str]], after: tuple[str, ...]
) -> None:
    """Puts somebody else's table under its own heading, before the heading of a section or at the end."""
    sheet = Sheet("", [[Box(text, role="other") for text in row] for row in rows])
    there = {block.section for block in paper.blocks if isinstance(block, Para)} | {""}
    code = random.choice([code for code in after if code in there])
    at = paper.section(code) if code else len(paper.blocks)
    paper.blocks[at:at] = [Para(heading), sheet]
    paper.changed += 1


@does(Damage.PLATFORM_TABLE, (*TABLES, "bare", "blanks"))
def platform_table(paper: Paper, random: Random) -> None:
    """The office counts its websites and accounts in a table of its own."""
    rows = [["平台名称", "发布信息数量（条）", "访问量", "互动回应（次）"]]
    for name in ("门户网站", "微信公众号", "政务微博", "其他"):
        rows.append([name, *(str(random.randint(0, 3000)) for _ in range(3))])
    rows.append(["总计", *(str(sum(int(row[i]) for row in rows[1:])) for i in (1, 2, 3))])
    _foreign(paper, random, "公开平台建设情况见下表：", rows, ("proactive", "requests", "problems", ""))


@does(Damage.SUMMARY_TABLE, (*TABLES, "bare", "blanks"))
def summary_table(paper: Paper, random: Random) -> None:
    """A list of the subordinate bodies' figures is attached; it uses the words of the form."""
    rows = [["单位", "本年新收", "上年结转", "予以公开", "部分公开", "不予公开", "其他处理", "总计"]]
    for name in ("青坪镇", "石渡镇", "白沙乡", "东屏街道"):
        rows.append([name, *(str(random.randint(0, 30)) for _ in range(7))])
    _foreign(
        paper, random, "附件：各单位政府信息公开申请办理情况汇总表", rows, ("overview", "problems", "", "")
    )


@does(Damage.CONTACT_TABLE, (*TABLES, "bare", "blanks"))
def contact_table(paper: Paper, random: Random) -> None:
    """Who answers the telephone."""
    rows = [["受理机构", "联系电话", "邮政编码"], ["办公室", f"88{random.randint(10**4, 10**5)}", "231400"]]
    _foreign(paper, random, "受理机构信息", rows, ("overview", "proactive", ""))


def _dial(damage: Damage, name: str, formats: tuple[str, ...], why: str) -> None:
    def turned(paper: Paper, random: Random) -> None:
        paper.dials.add(name)
        paper.changed += 1

    turned.__doc__ = why
    turned.__name__ = name
    does(damage, formats)(turned)


_dial(Damage.GBK, "gbk", ("html", *TEXTS), "An old site or an old Windows wrote the file.")
_dial(Damage.BOM, "bom", TEXTS, "Windows marks its UTF-8 files.")
_dial(Damage.STARS, "stars", ("tabs", "headed", "markdown"), "A converter turned bold headings into **.")
_dial(
    Damage.NESTED, "nested", ("docx", "html", "pdf-office"), "The whole page stands in a table without lines."
)
_dial(Damage.WORD_PAGE, "word", ("html",), "Word saved the page.")
_dial(Damage.DIV_SOUP, "soup", ("html",), "The site's editor wraps every piece of text.")
_dial(Damage.NO_LINES, "bare", ("pdf", "pdf-office"), "The lines of the table were lost or are white.")
_dial(Damage.MANY_RUNS, "runs", WORD, "Years of editing cut the text into runs.")
_dial(Damage.AUTO_NUMBERED, "numbered", WORD, "Word numbers the headings, so 一、 is not in the text.")
_dial(Damage.TRACKED, "tracked", ("docx",), "Corrections were never accepted: the old number is struck out.")
_dial(Damage.SHEETS, "sheets", ("xlsx", "xls"), "Each table stands on a sheet of its own.")
_dial(Damage.AS_TEXT, "as text", ("xlsx", "xls"), "The cells of the workbook are formatted as text.")
