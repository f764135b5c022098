"""What the staff's pages become while one works in them: still for everybody. The pages at rest: test_every_page."""

import pytest

from reports import actions
from tests.browser.axe import violations
from tests.browser.test_journey import Visitor
from tests.world import again, build, faulty, in_state, move

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def visitor(page, live_server):
    world = build()
    figures = {
        "requests.new.person": "1",
        "proactive.normative_documents.issued": "9",
        "requests.granted.person": "1",
    }
    report = in_state(world, "draft", figures)
    (finding,) = report.unexplained()
    actions.explain(report, report.key(finding), "当年制发，当年失效。", by=world.alice)
    submitted = move(report, "submit", world.alice)
    actions.open_review(submitted, by=world.bob)
    actions.add_comment(submitted, "请核对。", by=world.bob, cell="requests.new.person")
    move(submitted, "return", world.bob, reason="一处请核对。")
    found = Visitor(page, live_server, again(report))
    found.world = world
    return found


@pytest.mark.parametrize("width", [375, 1280])
def test_reviewing_is_for_everybody(visitor, width):
    visitor.page.set_viewport_size({"width": width, "height": 900})
    report = move(visitor.report, "submit", visitor.world.alice)
    visitor.signs_in("baoshen")
    visitor.opens("report")
    visitor.clicks("开始审核")
    visitor.page.click('[id="eye-requests.new.person"] a')
    assert violations(visitor.page) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    assert again(report).is_opened


@pytest.mark.parametrize("width", [375, 1280])
def test_a_rule_that_was_tried_is_for_everybody(page, live_server, width):
    world = build()
    faulty(world)
    trial = actions.try_rule(world.county, "T2-2", by=world.carol)
    page.set_viewport_size({"width": width, "height": 900})
    visitor = Visitor(page, live_server, None)
    visitor.signs_in("changdu")
    visitor.goes("rule-trial", "wangxi", trial.pk)
    actions.run_trial(trial.pk)  # the page renews itself
    page.wait_for_selector(".trial-facts")
    assert page.locator("tbody tr").count() == 2
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
