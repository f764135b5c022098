"""What is pasted into a passage from Word, WPS and web pages becomes plain paragraphs."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.modules import serve
from tests.browser.passages import NEW, paste, raw, write

pytestmark = pytest.mark.browser

POLICY = """<!doctype html><html lang="zh-CN"><title>正文</title>
<meta http-equiv="Content-Security-Policy" content="style-src 'self'">"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {mso-style-unhide:no; font-family:仿宋_GB2312;} --></style></head><body lang=ZH-CN>
<!--StartFragment--><p class=MsoNormal style='text-indent:32.0pt'><b><span lang=EN-US
style='font-size:16.0pt'><o:p>&nbsp;</o:p></span></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US><span style='mso-list:Ignore'>（一）<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span style='font-family:黑体'>主动
公开<o:p></o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span>全年公开<span
lang=EN-US>128</span>条<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>，见<!--[if supportFields]><span>HYPERLINK
"x"</span><![endif]--><span
style='mso-element:field-begin'></span> PAGEREF _Toc1 \\h <span style='mso-element:field-separator'></span>第3页<span
style='mso-element:field-end'></span>。<br>另起一行。</span></p>
<div style='mso-element:footnote-list'><p class=MsoFootnoteText>[1] 脚注不要。</p></div><!--EndFragment--></body></html>"""
WPS = """<html><head><meta name="ProgId" content="Word.Document"><style>@font-face{font-family:仿宋;}</style></head>
<body><!--StartFragment--><p style="margin-left:0pt;text-indent:32pt;mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span
style="mso-spacerun:'yes'"><span style='mso-list:Ignore;'>1.&nbsp;</span></span><!--[endif]--><b><span>存在的<font
face="仿宋">主要问题</font></span></b><o:p></o:p></p><p><span>　　公开不够及时。</span></p>
<table><tr><td>自然人</td><td>12</td></tr></table><!--EndFragment--></body></html>"""
WEB = """<div class="article"><h3>一、总体情况</h3><script>alert(1)</script><table><tr><td><p style="display:none">隐藏</p>
<p>&nbsp;&nbsp;收到申请<a href="http://a">12</a>件<sup class="reference">[2]</sup>。</p></td></tr></table>
<ol start="2"><li>完善目录</li><li>加强&amp;培训</li></ol><ul><li>其他</li></ul></div>"""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (WORD, "（一）主动公开\n全年公开128条，见第3页。\n另起一行。"),
        (WPS, "1.存在的主要问题\n公开不够及时。"),
        (WEB, "一、总体情况\n收到申请12件。\n2.完善目录\n3.加强&培训\n其他"),
    ],
    ids=["Word", "WPS", "web page"],
)
def test_only_paragraphs_come_in(page: Page, html: str, text: str) -> None:
    write(page, "前")
    paste(page, html, "纯文本不用")
    assert raw(page) == f"前{text}"
    assert page.locator("#editor :not(p, br)").count() == 0


def test_styles_of_what_is_pasted_break_no_policy(page: Page) -> None:
    said: list[str] = []
    serve(page, POLICY)
    page.on("console", lambda message: said.append(message.text))
    text = page.evaluate("async html => (await import('/static/js/editor_clean.js')).clean(html).text", WORD)
    assert (text.split("\n")[0], said) == ("（一）主动公开", [])


def test_a_table_is_refused_with_the_way_that_works(page: Page) -> None:
    write(page, "前")
    paste(page, WPS)
    assert "请用上面的“导入…”读入" in page.locator(".editor-told").inner_text()
    paste(page, "<table><tr><td>1</td><td>2</td></tr></table>")
    assert "没有粘贴" in page.locator(".editor-told").inner_text()
    assert raw(page).endswith("公开不够及时。")


def test_a_number_that_is_pasted_takes_the_place_of_the_next_one(page: Page) -> None:
    write(page, "\n" * 30 + "（1）甲")
    page.keyboard.press("Enter")
    paste(page, WORD)
    assert raw(page).strip().startswith("（1）甲\n（一）主动公开\n")
    expect(page.locator("#editor > p").last).to_be_in_viewport()


def test_what_was_left_out_is_told_until_the_next_change(page: Page) -> None:
    write(page, "前")
    paste(page, WPS)
    page.keyboard.press("Control+z")
    expect(page.locator(".editor-told")).to_be_empty()


def test_plain_text_comes_in_without_blank_lines_and_indents(page: Page) -> None:
    write(page, f"甲{NEW}乙")
    page.keyboard.press("ArrowLeft")
    paste(page, text="　　一段 \r\n\r\n\t二段")
    assert raw(page) == f"甲{NEW}一段\n二段乙"
    page.keyboard.press("Control+z")
    assert raw(page) == f"甲{NEW}乙"
