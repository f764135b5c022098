"""The public side under any prefix, and as files: every link leads somewhere, every page says where it stands."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import brotli
import pytest
from django.core.management import CommandError, call_command
from django.urls import set_script_prefix
from lxml import html as lxml_html

from config.crawl import Answer, Crawl, Site
from config.links import anchors, canonical, links, unlinked
from config.management.commands.export_static import _at
from config.mirror import Mirror, file_of
from config.store import CODINGS
from tests.portal import make_version
from tests.reading import within_the_test

pytestmark = pytest.mark.django_db

NAMES = ("SiteName", "SiteDomain", "SiteIDCode")
ELSEWHERE = (".gov.cn", "beian.miit.gov.cn", "beian.mps.gov.cn", "bszs.conac.cn", "localhost")
REPORTS = {"/2024/wangxi-swj/", "/2024/wangxi/summary/", "/2024/wangxi-swj/report.pdf", "/2024/"}


@pytest.fixture
def under(settings, county, monkeypatch) -> Iterator:
    """Puts the site under a prefix, as the environment variable does."""

    monkeypatch.setitem(
        CODINGS, "br", partial(brotli.compress, quality=1)
    )  # the best takes a second for a style sheet

    def put(prefix: str) -> str:
        settings.FORCE_SCRIPT_NAME, settings.STATIC_URL = prefix or None, f"{prefix}/static/"
        return prefix

    with within_the_test():
        yield put
    set_script_prefix("/")


class Served(Site):
    """The exported folder behind a web server that knows nothing of us."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def get(self, path: str, query: str = "") -> Answer:
        address = f"http://127.0.0.1:{self.port}{self.prefix}{path}?{query}"
        try:
            found = urllib.request.urlopen(address, timeout=10)
        except urllib.error.HTTPError as error:
            found = error
        with found:
            headers = {name.lower(): value for name, value in found.headers.items()}
            return Answer(path, found.status, headers, found.read())


class Quiet(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".xml": "application/xml"}

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def exported(under, tmp_path: Path) -> Iterator[Served]:
    """The site exported into the folder /a/b of a plain server."""
    export(tmp_path / f"www{under('/a/b')}")
    handler = partial(Quiet, directory=str(tmp_path / "www"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(server.server_port)
        server.shutdown()


@pytest.fixture(params=["", "/a/b", "files"])
def site(request, under) -> Site:
    """The application at the root of its host, under a prefix, and what was exported of it."""
    if request.param == "files":
        return request.getfixturevalue("exported")
    under(request.param)
    return Site()


def export(out: Path, **options: str) -> str:
    told = StringIO()
    call_command("export_static", out=out, stdout=told, **options)
    return told.getvalue()


def test_the_public_side_holds_together_wherever_it_stands(site: Site) -> None:
    pages: dict[str, Answer] = {}
    crawl = Crawl(site, lambda answer: pages.setdefault(answer.path, answer))
    crawl.run()
    assert not crawl.broken and not crawl.queries and crawl.digests.keys() > REPORTS
    assert all(urlsplit(address).hostname.endswith(ELSEWHERE) for address in crawl.external)
    for path, wanted in crawl.anchors.items():
        assert not wanted.keys() - anchors(pages[path].body), path
    for answer in pages.values():
        if answer.type.startswith("text/html") and not answer.path.endswith(("/404.html", ".htm")):
            in_order(answer, crawl)


def in_order(answer: Answer, crawl: Crawl) -> None:
    """What every page says of itself, and that it says it without a script."""
    page = lxml_html.document_fromstring(answer.body.decode())
    assert len(page.xpath("//h1")) == 1 and page.xpath("//main")[0].text_content().strip(), answer.path
    assert page.get("lang") == "zh-CN" and page.findtext(".//title").strip()
    assert crawl.site.below(canonical(answer.body)) in crawl.digests, answer.path
    for name in NAMES:
        [label] = page.xpath(f"//meta[@name='{name}']/@content")
        assert label not in ("", "null", "None")
    assert not page.xpath(
        "//script[not(@src) and not(@type='application/ld+json')] | //*[@style] | //*[@onclick]"
    )


def test_every_report_is_in_the_sitemap(under) -> None:
    under("/a/b")
    site = Site()
    listed = {site.below(address) for address in links("application/xml", site.get("/sitemap.xml").body)}
    assert listed > {"/2024/wangxi-swj/", "/2024/wangxi/summary/", "/2024/"}


def bytes_of(out: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in out.rglob("*") if path.is_file()]
    return {str(path.relative_to(out)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_only_what_changed_is_written_again(under, county: SimpleNamespace, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(out)
    before = bytes_of(out)
    assert "改0，删0" in export(out) and bytes_of(out) == before
    make_version(county.water, county.person)
    export(out)
    changed = {name for name, (content, _) in bytes_of(out).items() if before.get(name, ("",))[0] != content}
    assert {"2024/wangxi-swj/index.html", "2024/wangxi-swj/v2/index.html", "sitemap.xml"} <= changed
    again = changed & before.keys()  # the page of the changes brings style sheets that no page had needed
    assert [name for name in again if name.startswith(("static/", "help/", "2024/wangxi/"))] == []
    page = out / "2024/wangxi-swj/index.html"
    assert brotli.decompress(Path(f"{page}.br").read_bytes()) == page.read_bytes()
    assert not (out / "2024/wangxi-swj/report.pdf.gz").exists()


def test_what_is_gone_is_removed_and_what_is_not_ours_is_left(under, tmp_path: Path, settings) -> None:
    out = tmp_path / "out"
    export(out)
    (out / "logo.png").write_bytes(b"the portal's")
    listing = tmp_path / "out.files.json"
    listing.write_text(listing.read_text().replace("[", '["1999/x/index.html",', 1))
    (out / "1999/x").mkdir(parents=True)
    (out / "1999/x/index.html").write_text("gone")
    assert "删1" in export(out)
    assert not (out / "1999").exists() and (out / "logo.png").exists()


def test_a_folder_of_somebody_else_is_not_written_into(under, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("a portal")
    with pytest.raises(CommandError, match="请换一个空目录"):
        export(tmp_path)


def test_a_link_that_leads_nowhere_ends_the_export_with_its_name(under, tmp_path: Path, monkeypatch) -> None:
    get = Site.get

    def with_a_dead_link(self, path: str, query: str = "") -> Answer:
        found = get(self, path, query)
        dead = b'<main><a href="/2019/"></a><a href="#nowhere"></a><a href="/check/">x</a>'
        dead += b'<a href="/api/v1/reports">y</a><a href="/2024/?level=x"></a>'
        object.__setattr__(
            found, "body", found.body.replace(b"<main", dead + b"<main") if path == "/map/" else found.body
        )
        return found

    monkeypatch.setattr(Site, "get", with_a_dead_link)
    with pytest.raises(CommandError) as refused:
        export(tmp_path / "out")
    assert "/2019/ ← /map/（404）" in str(refused.value) and "/map/#nowhere ← /map/" in str(refused.value)
    assert b"<a>x</a><a>y</a>" in (tmp_path / "out/map/index.html").read_bytes()


def test_what_a_web_server_needs_to_know_lies_beside_the_folder(under, tmp_path: Path, monkeypatch) -> None:
    under("/a/b")
    get = Site.get
    monkeypatch.setattr(Site, "get", lambda *asked: gone(get(*asked)))
    export(tmp_path / "out")
    text = (tmp_path / "out.nginx.conf").read_text()
    assert "location /a/b/ {" in text and "default-src 'self'" in text
    assert "location = /a/b/2024/wangxi-swj/ {\n    error_page 410 /a/b/2024/wangxi-swj/index.html;" in text
    assert "Sitemap: http://localhost/a/b/sitemap.xml" in (tmp_path / "out/robots.txt").read_text()


def gone(answer: Answer) -> Answer:
    status = 410 if answer.path == "/2024/wangxi-swj/" else answer.status
    return Answer(answer.path, status, answer.headers, answer.body)


def test_the_address_of_the_export_is_the_address_of_the_site() -> None:
    there = _at("https://www.example.gov.cn/zwgk/xxgk/")
    assert (there["SITE_DOMAIN"], there["URL_PREFIX"], there["HTTPS"]) == (
        "www.example.gov.cn",
        "/zwgk/xxgk",
        "true",
    )
    with pytest.raises(CommandError, match="完整的网址"):
        _at("zwgk/xxgk")


def test_every_kind_of_file_tells_where_it_leads() -> None:
    page = b'<a href=" /x/ ">x</a><img srcset="a.png 1x, b.png 2x" src=a.png><link rel=canonical href=/c/><!-- -->'
    assert links("text/html; charset=utf-8", page) == ["/x/", "a.png", "b.png"]
    assert links("text/css", b'@import "a.css"; i {background: url( "b.svg" ) url(c.png)}') == [
        "a.css",
        "b.svg",
        "c.png",
    ]
    script = b'import {a} from "./a.js"; export * from "../b.js"; await import("./c.js"); import "./d.js"; from("x")'
    assert links("text/javascript", script) == ["./a.js", "../b.js", "./c.js", "./d.js"]
    feed = b'<f xmlns="urn:x"><link href="/y/"/><loc>/z/</loc><loc/><b/></f>'
    assert links("application/atom+xml", feed) == ["/y/", "/z/", ""]
    assert links("application/pdf", b"%PDF") == []
    assert canonical(b"<p>") is None and anchors(b"<p id=a><a name=b>") == {"a", "b"}
    menu = b'<ul><li><a href="/x?a&amp;b" class="y">x</a></li>\n<li>to <a href="/x?a&amp;b">x</a></li></ul>'
    assert unlinked(menu, ["/x?a&b"]) == b"<ul><li>to <a>x</a></li></ul>"


def test_an_address_that_is_a_file_and_a_folder_is_named(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "out")
    mirror.put("a", b"x", packed=False)
    mirror.put("a/b", b"x", packed=False)
    mirror.close()
    assert len(mirror.failed) == 1 and mirror.failed[0].startswith("a")


@pytest.mark.parametrize(
    ("path", "file"), [("/", "index.html"), ("/2024/", "2024/index.html"), ("/a/report.pdf", "a/report.pdf")]
)
def test_a_plain_web_server_finds_every_address(path: str, file: str) -> None:
    assert file_of(path) == file


def test_a_name_without_a_type_is_a_file_where_nothing_lies_below(under) -> None:
    under("")
    site = Site()
    assert site.is_ours("/data/SHA256SUMS") and not site.is_ours("/api/v1/reports")
    assert not site.is_ours("/check/")
