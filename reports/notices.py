"""What a notice says, in one sentence: on the page 我的消息 and in an e-mail."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from reports.models import Event, Notice
from reports.workflow import BY_VERB, State

SAYS = {
    "submit": "{by}提交了报告，等本单位审核。",
    "recall": "{by}撤回了报告，可以继续修改。",
    "forward": "{by}审核同意并报送，等主管部门审核。",
    "return": "{by}退回修改，请改正后重新提交。",
    "send_back": "{by}退回修改，请改正后重新提交。",
    "approve": "{by}审核通过，可以发布。",
    "publish": "{by}发布了报告，已向社会公开。",
    "publish_set": "报告已按{by}定的时间（{at}）发布，已向社会公开。",
    "amend": "{by}开始更正已发布的报告；更正发布以前，已公布的一版照常公开。",
    "abandon": "{by}放弃了更正，报告恢复为发布过的内容。",
    "give_up": "{by}放弃了重新办理，报告仍是已撤销发布，公开页面只说明撤销的原因。",
    "withdraw": "{by}撤销了发布，公开页面只说明撤销的原因；改正后可以重新办理。",
    "take_up": "{by}重新办理撤销发布的报告，请填报人改正后提交。",
    "unschedule": "定时发布没有成功，请到报告页看原因后再发布。",
    "open_round": "{by}布置了年度报告，请在{deadline}前完成。",
    "remind": "{by}催报：截止日期是{deadline}，请尽快办理。",
}
LABELS = {"open_round": "布置", "remind": "催报", "unschedule": "没有按时发布"}


def sentence(notice: Notice) -> str:
    """Who did what. No words of a comment or a reason: they may hold figures that do not belong into an e-mail."""
    if notice.comment:
        return f"{notice.comment.by.name}{_said(notice)}"
    event, last = notice.event, _day(notice.report.deadline)
    return SAYS[_act(event)].format(by=event.by.name, deadline=last, **_set(event))


def _act(event: Event) -> str:
    """Its verb, or what it comes to: given up is what was withdrawn, published by the clock what somebody had set."""
    if event.verb == "abandon" and event.target == State.WITHDRAWN:
        return "give_up"
    return "publish_set" if event.verb == "publish" and "scheduled" in event.data else event.verb


def _set(event: Event) -> dict[str, str]:
    """The moment somebody had set."""
    if "scheduled" not in event.data:
        return {}
    at = timezone.localtime(datetime.fromisoformat(event.data["scheduled"]))
    return {"at": f"{_day(at)} {at:%H:%M}"}


def label(notice: Notice) -> str:
    """The sentence in two or four characters, for a subject line."""
    if notice.comment:
        return "有回复" if notice.comment.parent_id else "有批注"
    verb = notice.event.verb
    return BY_VERB[verb].label if verb in BY_VERB else LABELS[verb]


def _said(notice: Notice) -> str:
    comment = notice.comment
    if f"@{notice.person.name}" in comment.text.replace("\N{FULLWIDTH COMMERCIAL AT}", "@"):
        return f"在“{comment.place}”的批注中提到了您。"
    return f"{'回复了' if comment.parent_id else '批注了'}“{comment.place}”。"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
