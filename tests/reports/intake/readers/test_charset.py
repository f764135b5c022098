import pytest

from reports.intake.readers import text
from reports.intake.readers.charset import decode

PAGE = '<meta charset="{}">政府信息公开'


@pytest.mark.parametrize(
    "code", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gbk", "gb18030", "utf-16-le", "utf-16-be"]
)
def test_chinese_is_read_in_every_usual_coding(code):
    page = "<html><p>2022 report text</p>政府信息公开"
    assert decode(page.encode(code)) == page


def test_a_page_in_utf_8_that_says_it_is_gb2312_is_read():
    assert decode(PAGE.format("gb2312").encode()) == PAGE.format("gb2312")


def test_a_page_in_gbk_that_says_it_is_latin_is_read():
    assert decode(PAGE.format("iso-8859-1").encode("gbk")) == PAGE.format("iso-8859-1")


def test_big5_is_read_as_declared():
    assert decode('<meta charset="big5">政府資訊'.encode("big5")).endswith("政府資訊")


def test_a_coding_nobody_knows_is_no_hindrance():
    assert decode(PAGE.format("klingon").encode("gbk")).endswith("公开")


def test_a_last_character_cut_in_two_is_left_out():
    assert decode("公开".encode()[:-1]) == "公"


def test_what_fits_nothing_is_read_with_marks():
    assert "�" in decode("公开".encode("gbk") + b"\xff\xff<")


def test_a_page_in_gbk_that_says_it_is_utf_8_is_read():
    assert decode(PAGE.format("utf-8").encode("gbk")) == PAGE.format("utf-8")


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_shows_in_its_few_zeros(code):
    typed = "一、总体情况，本年度主动公开政府信息十二条。\n" * 9
    assert decode(typed.encode(code)) == typed


def test_one_broken_character_does_not_make_another_coding_of_a_text():
    typed = "一、总体情况。" * 9
    assert decode(typed.encode() + b"\xff\xff" + typed.encode()) == f"{typed}\ufffd\ufffd{typed}"


def test_zeros_in_a_text_are_no_other_coding():
    assert decode(b"\0\x01" * 99) == "\0\x01" * 99


def test_pages_and_texts_are_read_by_the_same_rules():
    for code in ("utf-8", "gbk", "utf-16", "utf-32", "utf-16-le"):
        written = ("政府資訊公開工作報告" * 9).encode(code)
        assert text.decode(written) == decode(written).replace("\ufeff", "")
