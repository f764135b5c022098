"""What a reviewer has begun to write, on a bare page."""

import pytest
from playwright.sync_api import Page

from tests.browser.modules import ORIGIN, serve

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="zh-CN"><title>审核</title>
<form class="sign-out" data-person="baoshen" action="/static/css/site.css"><button>退出</button></form>
<aside class="side"><form><textarea id="point" name="text" aria-label="意见"></textarea></form></aside>
<script type="module" src="/static/js/review.js"></script><script type="module" src="/static/js/signing_out.js"></script>"""


def test_a_point_begun_waits_for_its_writer_alone(page: Page) -> None:
    serve(page, PAGE)
    page.fill("#point", "台账上是0件")
    page.reload()
    assert page.input_value("#point") == "台账上是0件"
    serve(page, PAGE.replace("baoshen", "changdu"))
    assert page.input_value("#point") == ""
    page.get_by_role("button", name="退出").click()
    page.wait_for_url(f"{ORIGIN}/static/**")
    assert page.evaluate("sessionStorage.length") == 0
