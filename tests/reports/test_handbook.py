"""The handbook does not age: its links, pictures and the words it puts in “…” are those of the application."""

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from reports import handbook

ROOT = Path(__file__).resolve().parents[2]
HELP = re.compile(r"url 'help-chapter' '([a-z]+)' %}(?:#([a-z-]+))?")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CHAPTERS = {
    slug: handbook.chapter(slug, lambda name: f"/help/{name}/", lambda name: f"/static/{name}")
    for slug in (handbook.INDEX, *handbook.slugs())
}
SOURCES = [
    path
    for folder, suffix in (("templates", "html"), ("static/js", "js"), ("reports", "py"), ("agencies", "py"))
    for path in (ROOT / folder).rglob(f"*.{suffix}")
    if not {"demo", "migrations", "editions"} & set(path.parts)
]
SCREEN = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)


def leads(slug, anchor):
    return slug in CHAPTERS and (not anchor or anchor in [h.anchor for h in CHAPTERS[slug].headings])


def test_the_index_leads_to_every_chapter():
    assert set(handbook.slugs()) == {path.stem for path in handbook.FOLDER.glob("*.md")} - {handbook.INDEX}


@pytest.mark.parametrize("chapter", CHAPTERS.values(), ids=CHAPTERS)
def test_every_heading_has_an_anchor_of_its_own(chapter):
    anchors = [heading.anchor for heading in chapter.headings]
    assert chapter.title and all(anchors) and len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("chapter", CHAPTERS.values(), ids=CHAPTERS)
def test_every_link_within_the_handbook_leads_somewhere(chapter):
    links = re.findall(r'href="([^"]*)"', chapter.body)
    found = [re.fullmatch(r"/help/([a-z]+)/(?:#([a-z-]+))?", link) for link in links]
    assert [
        link for link, match in zip(links, found, strict=True) if not match or not leads(*match.groups())
    ] == []


def test_every_help_link_of_the_application_leads_somewhere():
    links = {
        (path.name, *link) for path in TEMPLATES for link in HELP.findall(path.read_text(encoding="utf-8"))
    }
    assert len(links) > 20
    assert [link for link in links if not leads(*link[1:])] == []


def test_every_picture_is_there_and_says_what_it_shows():
    pictures = re.findall(
        r'<img src="/static/([^"]+)"[^>]*><em>([^<]*)', "".join(c.body for c in CHAPTERS.values())
    )
    assert {name for name, _ in pictures} == {path.name for path in handbook.IMAGES.iterdir()}
    assert all(words for _, words in pictures)


@pytest.mark.parametrize("slug", CHAPTERS)
def test_every_word_quoted_stands_on_a_screen(slug):
    quoted = set(re.findall("“([^”]+)”", handbook.source(slug)))
    assert [words for words in quoted if words not in SCREEN] == []


def test_nothing_but_the_mark_up_of_a_handbook_comes_through(tmp_path, monkeypatch):
    odd = '## <a id="a"></a>甲\n\n<p onclick="x()">乙</p><script>x()</script>\n\n[丙](/rules/)\n'
    (tmp_path / "odd.md").write_text(odd, encoding="utf-8")
    monkeypatch.setattr(handbook, "FOLDER", tmp_path)
    body = handbook.chapter("odd", str, str).body
    assert body.split("\n")[:3] == ['<h2 id="a">甲</h2>', "<p>乙</p>", '<p><a href="/rules/">丙</a></p>']


def test_a_chapter_is_a_page(client):
    page = client.get("/help/author/#returned").content.decode()
    assert 'id="returned"' in page and 'href="/help/reviewer/"' in page and "handbook/table.png" in page
    assert client.get("/help/").status_code == 200
    assert client.get("/help/nothing/").status_code == 404


def test_the_public_comes_to_its_own_chapter_first(client):
    shown = lxml_html.document_fromstring(client.get("/help/").content.decode())
    chapters = shown.xpath("//aside//a/@href")
    assert chapters[0] == "/help/public/" and len(chapters) > 5 and "/work/" not in chapters
    assert shown.findtext(".//title").startswith("帮助_政府信息公开_")
    assert shown.xpath("//footer//a[.='帮助']/@href") == ["/help/public/"]
