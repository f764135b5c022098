"""The letter that tells somebody by e-mail what waits for him: plain text, links, no figures of a report."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from agencies.models import Person
from reports.models import Notice
from reports.notices import label, sentence

SHOWN = 20  # of a longer list the page 我的消息 tells the rest
FOOT = (
    "这封邮件由年度报告填报系统自动发出，请不要回复。查看前需要登录。\n"
    "不想再收到邮件的，请在系统的“我的账户”中删去电子邮箱。"
)


def letter(reader: Person, notices: Sequence[Notice]) -> tuple[str, str]:
    """Subject and text of one message about one or several notices, oldest first."""
    first = notices[0]
    one = f"{label(first)}：{first.report.title}"
    subject = one if len(notices) == 1 else f"年度报告：有{len(notices)}条新消息"
    told = [f"{n.report.title}\n{sentence(n)}\n{link('notice', n.pk)}" for n in notices[:SHOWN]]
    rest = len(notices) - SHOWN
    more = [f"另有{rest}条，请看：\n{link('inbox')}"] if rest > 0 else []
    return subject, "\n\n".join([f"{reader.name}：", *told, *more, FOOT]) + "\n"


def link(name: str, *arguments: object) -> str:
    """The full address of a page."""
    return settings.SITE_URL + reverse(name, args=arguments)


def name_of(notices: Sequence[Notice]) -> str:
    """The message's own name, the same whenever it is sent again: a mail server drops a second one."""
    return f"<notice-{notices[0].pk}-{len(notices)}@{settings.SITE.domain}>"
