"""The Word file with the sheet in front on which an office signs off."""

import io
from urllib.parse import unquote

import docx
import pytest
from django.test import Client
from django.urls import reverse

from tests.world import NOTE, changed, in_state, move

pytestmark = pytest.mark.django_db


def sent(world, report):
    client = Client()
    client.force_login(world.alice)
    response = client.get(reverse("sign-off", args=report.address))
    return response, docx.Document(io.BytesIO(response.content))


def test_until_it_is_published_every_page_says_that_it_is_a_draft(world) -> None:
    response, read = sent(world, in_state(world, "draft", {"requests.new.person": "17"}))
    assert [section.header.paragraphs[0].text for section in read.sections] == ["送审稿", "送审稿"]
    assert unquote(response["Content-Disposition"]).endswith("年度报告（送审稿）.docx")
    assert "17" in [cell.text for cell in read.tables[2].columns[3].cells]


def test_a_published_report_is_no_draft(world) -> None:
    response, read = sent(world, in_state(world, "published"))
    assert not read.sections[0].header.paragraphs[0].text
    assert unquote(response["Content-Disposition"]).endswith("年度报告（签发单）.docx")
    sheet = "".join(cell.text for cell in read.tables[0]._cells)
    assert (
        "第1版已于" in sheet
        and "安立（" in sheet
        and "审核人：包审" in sheet
        and "主管部门审核：常督" in sheet
    )
    assert "签发人：　" in sheet  # that is for his hand


def test_of_a_correction_it_says_so_and_names_nobody_who_has_not_agreed_to_it(world) -> None:
    report = move(changed(world, in_state(world, "correcting")), "submit", world.alice)
    sheet = "".join(cell.text for cell in sent(world, report)[1].tables[0]._cells)
    assert "第2版（更正）" in sheet and NOTE in sheet and "安立（" in sheet and "包审" not in sheet
