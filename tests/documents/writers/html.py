"""Web pages: as an editor makes them, as Word saves them, as a site wraps them."""

from __future__ import annotations

from html import escape
from random import Random

from tests.documents.paper import Box, Paper, Para, Sheet

WORD_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">'
    "<head><meta name=Generator content='Microsoft Word 15'><style><!-- p.MsoNormal {margin:0cm;} --></style>"
)
MENU = (
    "<div class=nav><ul><li><a href='#'>首页</a></li><li><a href='#'>政府信息公开</a></li>"
    "<li><a href='#'>政府信息公开年报</a></li></ul></div>"
)
FOOT = "<div class=foot><p>主办单位：政府办公室　网站标识码：3100000012　浏览次数：1024</p></div>"


def write(paper: Paper, random: Random) -> bytes:
    """The page; which kind is a dial: word, soup or a clean one."""
    body = "\n".join(_block(block, paper, random) for block in paper.blocks)
    if "nested" in paper.dials:
        side = "<td width=200><p>栏目导航</p><p>通知公告 12</p></td>"
        body = f"<table width='100%' border=0><tr>{side}<td>{body}</td></tr></table>"
    charset = "gb2312" if "gbk" in paper.dials else "utf-8"
    head = WORD_HEAD if "word" in paper.dials else "<!DOCTYPE html><html><head>"
    title = escape(paper.truth.title.replace("\n", "") or "信息公开")
    page = (
        f'{head}<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        f"<title>{title}</title></head><body>{MENU}<div class=main>{body}</div>{FOOT}</body></html>"
    )
    return page.encode("gbk" if charset == "gb2312" else "utf-8", "xmlcharrefreplace")


def _block(block: Para | Sheet, paper: Paper, random: Random) -> str:
    if isinstance(block, Sheet):
        return table(block, paper.dials, random)
    text = _words(block.text, paper.dials)
    if "word" in paper.dials:
        bold = f"<b>{text}</b>" if block.level else text
        return f"<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt'>{bold}<o:p></o:p></span></p>"
    if "soup" in paper.dials:
        return f"<div><div><span>{text}</span></div></div>"
    tag = {0: "p", 1: "h1", 2: random.choice(("h2", "p")), 3: "h3"}[block.level]
    return f"<{tag}>{text}</{tag}>"


def _words(text: str, dials: set[str]) -> str:
    """Escaped; the divisions of an untidy page cut a text into several spans."""
    safe = escape(text, quote=False).replace("\n", "<br>")
    if "soup" in dials and len(text) > 6 and "\n" not in text and "&" not in safe:
        return f"{safe[:3]}</span><span>{safe[3:]}"
    return safe


def table(sheet: Sheet, dials: set[str], random: Random) -> str:
    """One table with its merged cells; ``thead`` sets off the rows of its header, for a printer to repeat."""
    lines = [f"<tr>{''.join(_cell(box, dials) for box in row)}</tr>" for row in sheet.rows]
    first = sheet.body[0] if "thead" in dials and sheet.code == "requests" and sheet.body else 0
    head = f"<thead>{''.join(lines[:first])}</thead>" if first else ""
    rows = "\n".join(lines[first:])
    border = "" if "bare" in dials else " border=1 cellspacing=0"
    columns = "".join(f"<col style='width:{share}%'>" for share in sheet.shares)
    return f"<table{border}><colgroup>{columns}</colgroup>{head}<tbody>{rows}</tbody></table>"


def _cell(box: Box, dials: set[str]) -> str:
    spans = f" rowspan={box.rows}" * (box.rows > 1) + f" colspan={box.columns}" * (box.columns > 1)
    text = escape(box.text, quote=False).replace("\n", "<br>")
    if "word" in dials:
        empty = "<o:p>&nbsp;</o:p>" if not box.text else f"<span lang=EN-US>{text}</span>"
        return (
            f"<td{spans} valign=top style='border:solid windowtext 1.0pt'><p class=MsoNormal>{empty}</p></td>"
        )
    if "soup" in dials:
        return f"<td{spans}>\n  <div><p><span>{text}</span></p></div>\n</td>"
    return f"<td{spans}>{text}</td>"
