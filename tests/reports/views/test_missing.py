"""Addresses that do not exist: for visitors and for staff, at the root and below a prefix."""

import pytest
from django.test.utils import override_script_prefix

pytestmark = pytest.mark.django_db
STRANGE = ["/no/such/", "/2024/a/b/c/", "/workshop/", "/favicon.png", "/sign-in/elsewhere/"]


@pytest.mark.parametrize("address", STRANGE)
def test_a_visitor_gets_the_portals_page(client, address):
    response = client.get(address)
    text = response.content.decode()
    assert response.status_code == 404
    assert "没有这个页面" in text and "回到政府信息公开年报" in text
    assert "填报系统" not in text and "权限" not in text


def test_the_staff_keep_their_own(client, world):
    client.force_login(world.alice)
    for address in ("/work/no/such/", "/work/2024/wangxi-jyj/own/"):
        response = client.get(address)
        assert response.status_code == 404 and "没有查看的权限" in response.content.decode()


@pytest.mark.parametrize("address", ["/work/no/such/", "/no/such/", "/sign-in/"])
def test_below_a_prefix_the_way_home_keeps_it(client, settings, address):
    settings.FORCE_SCRIPT_NAME = "/zfxxgk"
    with override_script_prefix("/zfxxgk/"):
        text = client.get(address).content.decode()
    assert ("没有查看的权限" in text) == ("/work/" in address)
    assert 'href="/zfxxgk/"' in text and 'href="/"' not in text


def test_a_browser_that_shows_a_file_finds_the_mark(client):
    assert client.get("/favicon.ico")["Location"].startswith("/static/img/mark")
