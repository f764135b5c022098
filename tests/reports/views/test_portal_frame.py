"""The frame of the public pages: boards, services, the portal's own parts, 长者模式, the tools of a report."""

from types import SimpleNamespace

import pytest
from django.template import Context
from django.test import Client
from lxml import html as lxml_html

from config.site import Column
from reports.templatetags.frame import qr, services
from tests.portal import page

pytestmark = pytest.mark.django_db


def test_the_boards_stand_in_the_order_of_the_notice(client: Client, settings) -> None:
    settings.COLUMN = Column(statutory="/fdzdgk/", guide="/zn/", links="依申请公开=/ysq/?a=1; ;文件库=/wjk/")
    found = page(client, "/").xpath("//nav[@class='boards']//a")
    assert [(a.text, a.get("href")) for a in found] == [
        ("政府信息公开指南", "/zn/"),
        ("法定主动公开内容", "/fdzdgk/"),
        ("政府信息公开年报", "/"),
        ("依申请公开", "/ysq/?a=1"),
        ("文件库", "/wjk/"),
    ]


def test_the_labels_of_the_column_are_the_portals_to_choose(client: Client, county, settings) -> None:
    settings.COLUMN = Column(name="年度报告", description="某县的年报。", keywords="年报", type="年报")
    found = page(client, "/2024/wangxi-swj/")
    shown = {meta.get("name"): meta.get("content") for meta in found.iter("meta")}
    assert [shown[f"Column{key}"] for key in ("Name", "Description", "Keywords", "Type")] == [
        *("年度报告", "某县的年报。", "年报", "年报")
    ]
    assert "_年度报告_" in found.findtext(".//title")


def test_every_page_leads_to_every_service(client: Client) -> None:
    for address in ("/help/", "/accessibility/"):
        found = page(client, address).xpath("//nav[@class='services']//a/@href")
        assert found[:3] == ["/", "/years/", "/list/"] and {"/verify/", "/check/", "/rules/"} < set(found)


@pytest.fixture
def parts(settings, tmp_path):
    """The portal's own header and style sheet; the footer stays ours."""
    (tmp_path / "header.html").write_text(
        "<header>{{ site.name }}门户<!--#include virtual='/top' --></header>"
    )
    (tmp_path / "styles.css").write_text("header { color: red }")
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path, *engine["DIRS"]]}]
    settings.PORTAL_PARTS_DIR = str(tmp_path)
    settings.DEBUG = True


def test_the_portal_may_put_its_own_header(client: Client, county: SimpleNamespace, settings, parts) -> None:
    found = page(client, "/2024/")
    assert found.find(".//header").text == f"{settings.SITE.name}门户" and not found.find_class("masthead")
    assert found.xpath("//link[contains(@href, 'parts/styles.css')]") and found.find_class("footer")
    assert found.find_class("services")


def elder(client: Client, address: str) -> str | None:
    return page(client, address).get("class")


def test_the_mode_survives_from_page_to_page_without_scripts(client: Client, county: SimpleNamespace) -> None:
    [link] = page(client, "/2024/").xpath("//a[@data-mode='elder']/@href")
    answer = client.get("/2024/" + link, follow=True)
    assert [to for to, _ in answer.redirect_chain] == ["/mode/elder/?next=%2F2024%2F", "/2024/"]
    assert elder(client, "/2024/") == elder(client, "/list/") == elder(client, "/2024/wangxi-swj/") == "elder"
    client.get("/list/?mode=normal", follow=True)
    assert elder(client, "/list/") is None


def test_the_question_survives_the_change_of_mode(client: Client, county: SimpleNamespace) -> None:
    answer = client.get("/2024/?name=水务&mode=elder", follow=True)
    assert answer.request["QUERY_STRING"] == "name=%E6%B0%B4%E5%8A%A1"


def test_the_page_of_a_form_keeps_the_mode_too(client: Client) -> None:
    assert client.get("/check/?mode=elder")["Location"] == "/mode/elder/?next=%2Fcheck%2F"
    client.cookies["mode"] = "elder"
    assert elder(client, "/check/") == "elder"


@pytest.mark.parametrize(
    "away",
    [
        *("https://example.com/", "//example.com/", "/\\\\example.com", "javascript:alert(1)"),
        *("", "nowhere", "portal"),
    ],
)
def test_the_change_of_mode_leads_to_no_other_site(client: Client, away: str) -> None:
    assert client.get("/mode/elder/", {"next": away})["Location"] == "/"


def test_the_cookie_tells_nothing_and_is_not_kept_by_caches(client: Client) -> None:
    answer = client.get("/mode/elder/")
    assert list(answer.cookies) == ["mode"] and "no-store" in answer["Cache-Control"]
    assert client.post("/mode/elder/").status_code == 405


def test_a_page_kept_in_one_mode_is_not_shown_in_the_other(client: Client, county: SimpleNamespace) -> None:
    etag = client.get("/2024/wangxi-swj/")["ETag"]
    client.cookies["mode"] = "elder"
    answer = client.get("/2024/wangxi-swj/", headers={"if-none-match": etag})
    assert answer.status_code == 200 and "Cookie" in answer["Vary"]


def test_the_tools_of_a_report(client: Client, county: SimpleNamespace) -> None:
    [tools] = page(client, "/2024/wangxi-swj/").find_class("tools")
    address = tools.get_element_by_id("share-address").get("value")
    assert address.endswith("/2024/wangxi-swj/")
    assert tools.xpath(".//svg/path/@d") == lxml_html.fromstring(qr(address)).xpath(".//path/@d") != []
    assert [a.get("href") for a in tools.iter("a")] == ["/2024/wangxi-swj/report.pdf?view"]
    assert not tools.xpath(".//*[@style]")


def test_a_copy_made_of_files_offers_nothing_that_must_be_asked() -> None:
    names = {name for _, _, name, _ in services(Context({"is_export": True}))}
    assert "报告核验" in names and not names & {"年度报告自查", "机关比较"}
