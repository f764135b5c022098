import pytest

from reports.intake.readers import docx
from reports.intake.readers.numbering import chinese, letters, printed
from tests.reports.intake.readers.building import p, tbl, tc, texts, tr, word


def level(depth, style, pattern, more=""):
    said = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{depth}">{said}</w:lvl>'


def listed(name, *levels, more=""):
    return (
        f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="{name}"/>{more}</w:num>'
    )


def item(text, name="1", depth=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


def read(body, numbering, styles=""):
    return texts(docx.read(word(body, numbering=numbering, styles=styles)))


REPORT = listed(
    "1",
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


@pytest.mark.parametrize(
    "value, text",
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (105, "一百零五"), (110, "一百一十")]
    + [(1001, "一千零一"), (10000, "10000")],
)
def test_chinese_counts_as_it_is_spoken(value, text):
    assert chinese(value) == text


@pytest.mark.parametrize(
    "style, text",
    [("decimal", "3"), ("decimalZero", "03"), ("decimalFullWidth", "３"), ("decimalEnclosedCircle", "③")]
    + [("decimalEnclosedParen", "⑶"), ("decimalEnclosedFullstop", "⒊"), ("japaneseCounting", "三")]
    + [("ideographEnclosedCircle", "㊂"), ("ideographTraditional", "丙"), ("ideographZodiac", "寅")]
    + [("upperRoman", "III"), ("lowerRoman", "iii"), ("upperLetter", "C"), ("lowerLetter", "c"), ("？", "3")]
    + [("chineseLegalSimplified", "叁")],
)
def test_numbers_print_in_words_formats(style, text):
    assert printed(3, style) == text


def test_runs_of_signs_end_and_letters_go_on():
    assert (printed(21, "decimalEnclosedCircle"), letters(28), printed(0, "upperRoman")) == ("21", "bb", "0")


def test_legal_numbers_keep_their_one():
    assert printed(10, "chineseLegalSimplified") == "壹拾"


def test_headings_get_their_numbers_and_deeper_ones_begin_again():
    body = (
        item("总体情况")
        + item("公开", depth=1)
        + item("申请", depth=1)
        + item("主动公开")
        + item("甲", depth=1)
    )
    assert read(body, REPORT) == ["一、总体情况", "（一）公开", "（二）申请", "二、主动公开", "（一）甲"]


def test_row_labels_get_their_numbers():
    body = tbl(tr(tc(inner=item("国家秘密", depth=2)), "0"), tr(tc(inner=item("危及", depth=2)), "1"))
    assert read(body, REPORT) == [[["1.国家秘密", "0"], ["2.危及", "1"]]]


def test_a_pattern_may_name_the_levels_above():
    numbering = listed("1", level(0, "chineseCounting", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert read(item("甲") + item("乙", depth=1), numbering) == ["一 甲", "1.1 乙"]


def test_a_level_above_that_never_counted_is_at_its_start():
    assert read(
        item("乙", depth=1), listed("1", level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    ) == ["1.1 乙"]


def test_a_space_after_the_number_is_kept():
    numbering = listed("1", level(0, "decimal", "%1.", '<w:suff w:val="space"/>'))
    assert read(item("甲"), numbering) == ["1. 甲"]


@pytest.mark.parametrize("style", ["bullet", "none"])
def test_bullets_are_left_out(style):
    assert read(item("甲"), listed("1", level(0, style, "•"))) == ["甲"]


@pytest.mark.parametrize("name, depth", [("0", 0), ("7", 0), ("1", 5), ("1", 12)])
def test_no_list_no_number(name, depth):
    assert read(item("甲", name, depth), REPORT) == ["甲"]


def test_a_list_may_start_again_elsewhere():
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    again = f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{start}</w:num>'
    body = item("甲") + item("乙", "2") + item("丙", "2") + item("丁")
    assert read(body, REPORT + again) == ["一、甲", "五、乙", "六、丙", "七、丁"]


def test_a_list_may_change_a_level():
    own = level(0, "decimal", "第%1条")
    changed = f'<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{own}</w:lvlOverride></w:num>'
    assert read(item("甲") + item("乙", "2"), REPORT + changed) == ["一、甲", "第1条 乙"]


def test_a_list_without_levels_or_base_is_none():
    assert read(item("甲"), '<w:num w:numId="1"/><w:other/>') == ["甲"]


def test_a_style_brings_its_list_and_level():
    numbering = listed(
        "1", level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", '<w:pStyle w:val="b"/>')
    )
    list_ = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="a">{list_}</w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    body = p("甲", '<w:pStyle w:val="a"/>') + p("乙", '<w:pStyle w:val="b"/>')
    assert read(body, numbering, styles) == ["一、甲", "1.乙"]


def test_a_paragraph_deleted_by_a_change_does_not_count():
    gone = item("").replace("</w:numPr>", "</w:numPr><w:rPr><w:del/></w:rPr>")
    assert read(item("甲") + gone + item("乙"), REPORT) == ["一、甲", "二、乙"]
