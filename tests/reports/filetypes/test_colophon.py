"""What a file says of itself: a correction that is passed on is known for one, whatever the format."""

import io
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from lxml import html as lxml_html

from reports.filetypes import docx, fragment, text, xlsx
from reports.filetypes.colophon import CUT, ELSEWHERE, HEADING, MOST, shortened
from tests.reports.filetypes import issues

ODD = issues.odd()
TOLD = [
    f"发布机关：{ODD.content.agency}",
    "发布日期：2026年1月20日",
    "版本：第2版（更正第1版）",
    f"更正说明：{' '.join(issues.NOTE.split())}",
    f"数据指纹：{ODD.digest}",
    f"核验地址：{ODD.verify_address}",
]


def paragraphs(data: bytes) -> list[str]:
    body = etree.fromstring(ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return ["".join(p.itertext()) for p in body.iter("{*}p")]


def test_word_text_and_web_end_with_who_published_what_and_why() -> None:
    web = [p.text_content() for p in lxml_html.fromstring(fragment.write(ODD).decode()).iter("p")]
    plain = text.write(ODD).decode().split("\r\n")
    for said in (paragraphs(docx.write(ODD)), plain[:-1], web):
        assert said[-7:] == [HEADING, *TOLD]


def test_the_workbook_says_it_too() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.write(ODD)))["说明"]
    said = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert said["版本"] == "第2版（更正第1版），2026年1月20日发布" and said["更正说明"] in TOLD[3]


def test_a_first_version_corrects_nothing() -> None:
    assert "更正" not in text.write(issues.ordinary()).decode()[-400:]


@pytest.mark.parametrize(
    ("note", "short"),
    [
        ("", ""),
        ("漏计\n一件。", "漏计 一件。"),
        ("甲。" * 80, "甲。" * ((MOST - len(CUT + ELSEWHERE)) // 2) + ELSEWHERE),
        ("甲" * 200 + "。", "甲" * (MOST - len(CUT + ELSEWHERE)) + CUT + ELSEWHERE),
    ],
)
def test_paper_has_room_for_whole_sentences(note: str, short: str) -> None:
    assert shortened(note) == short and len(short) <= MOST
