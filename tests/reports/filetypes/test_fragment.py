"""The piece of HTML for other websites, and what is left of it after their editors."""

from functools import cache

from lxml import html as lxml_html

from reports.filetypes import fragment
from tests.reports.filetypes import issues


@cache
def tree():
    return lxml_html.fragment_fromstring(fragment.write(issues.ordinary()).decode(), create_parent="main")


def test_it_needs_no_style_sheet() -> None:
    assert not tree().xpath("//@class | //@id | //script | //link | //style")
    assert all("border:1px solid" in cell.get("style") for cell in tree().iter("td", "th", "table"))
    assert {table.get("border") for table in tree().iter("table")} == {"1"}


def test_a_table_says_its_name_and_whom_a_header_heads() -> None:
    assert [caption.text for caption in tree().iter("caption")] == [
        chapter.grid.title for chapter in issues.ordinary().document.chapters if chapter.grid
    ]
    assert all(header.get("scope") for header in tree().iter("th"))
    assert len(tree().xpath("(//table)[2]/thead/tr")) == len(tree().xpath("(//table)[3]/thead/tr")) == 3


def test_the_title_is_left_to_the_website() -> None:
    assert not list(tree().iter("h1"))
    assert [h2.text for h2 in tree().iter("h2")] == [c.heading for c in issues.ordinary().document.chapters]


def test_a_heading_within_a_paragraph_stays_with_it() -> None:
    (led,) = tree().xpath("//p[strong='（三）政府信息管理。']")
    assert led.text_content().startswith("（三）政府信息管理。建立文件公开属性")
