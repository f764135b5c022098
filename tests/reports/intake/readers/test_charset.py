import pytest

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
