"""The whole job with the keyboard alone, in a page at 200 %: no click, and at every stop one sees where one is."""

import pytest

from tests.browser.cramped import cramped
from tests.browser.test_journey import Visitor
from tests.world import PASSWORD, again, build, in_state

pytestmark = pytest.mark.django_db(transaction=True)

BACK = "Shift+Tab"  # the decision stands at the end of its page
# what has the focus: its name, and what keeps one from seeing it
STOP = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  const words = here.getAttribute("aria-label") ?? (here.labels?.[0] ?? here).innerText;
  const name = words.trim().split("\\n")[0].replace(/\\*$/, "");
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2; // of what is in the window
  const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
  const top = document.elementFromPoint(x, y);
  const seen = top && (here.contains(top) || top.contains(here));
  return [name, here === document.body || (ring && seen) ? "" : `${ring ? "" : "no ring "}${seen ? "" : "not in view"}`];
}"""


class Keyboard(Visitor):
    """Somebody without a mouse."""

    def to(self, name, key="Tab"):
        """Go on with Tab, or back with Shift+Tab, until what is called so has the focus."""
        passed = []
        for _ in range(400):
            here, unseen = self.page.evaluate(STOP)
            assert not unseen, f"{here}: {unseen}"
            passed.append(here)
            if here == name:
                return self
            self.page.keyboard.press(key)
        raise AssertionError(f"never came to {name}: {passed}")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def write(self, text):
        self.page.keyboard.insert_text(text)
        return self

    def follows(self, name, key="Tab"):
        """Press the button or follow the link of this name, and wait for the next page."""
        self.to(name, key)
        with self.page.expect_navigation():
            self.press("Enter")
        assert cramped(self.page) == []
        return self

    def comes(self, username):
        self.goes("sign-in")
        self.to("用户名").write(username).to("密码").write(PASSWORD)
        return self.follows("登录").follows(self.title)

    def leaves(self):
        return self.follows("退出")


@pytest.fixture
def hands(chromium, live_server):
    context = chromium.new_context(
        viewport={"width": 640, "height": 450}, device_scale_factor=2, locale="zh-CN"
    )
    world = build()
    report = in_state(world, "draft", {"proactive.normative_documents.issued": "9"})
    hands = Keyboard(context.new_page(), live_server, report)
    hands.title = report.title
    yield hands
    context.close()


def test_the_job_without_a_mouse_at_twice_the_size(hands):
    clerk_fills_and_submits(hands)
    reviewer_returns(hands)
    clerk_mends(hands)
    hands.comes("baoshen").follows("开始审核").follows("同意并报送", BACK).leaves()
    hands.comes("changdu").follows("开始审核").follows("审核通过", BACK).leaves()
    hands.comes("baoshen").to("已看过全文，确认向社会公开").press("Space").follows("发布")
    assert again(hands.report).state == "published"


def clerk_fills_and_submits(hands):
    hands.comes("anli").follows("三、收到和处理政府信息公开申请情况")
    hands.to("一、本年新收政府信息公开申请数量，申请人情况／自然人").write("1")
    hands.press("Enter", "Enter").write("1").press("Control+End").follows("保存并继续")
    hands.follows("校核与提交").to("原因").write("当年制发，当年失效。").follows("保存说明")
    hands.follows("提交审核").leaves()
    assert again(hands.report).state == "submitted"


def reviewer_returns(hands):
    hands.comes("baoshen").follows("开始审核")
    hands.follows("批注：三、本年度办理结果／（一）予以公开，申请人情况／自然人")
    hands.write("台账上是0件。").follows("加入要点")
    hands.to("退回的原因（必填）", BACK).write("一处请核对。").follows("退回修改").leaves()
    assert again(hands.report).state == "returned"


def clerk_mends(hands):
    hands.comes("anli").follows("三、收到和处理政府信息公开申请情况")
    hands.to("一、本年新收政府信息公开申请数量，申请人情况／自然人").write("0")
    hands.press("Enter", "Enter").write("0").press("Control+Home")
    hands.press("Shift+Tab")
    hands.to("标为已处理").press("Enter")
    hands.page.get_by_text("重新打开").first.wait_for()
    hands.follows("校核与提交").follows("提交审核").leaves()
