"""`manage.py demo`: a fictional county to try the system out with."""

from __future__ import annotations

from unicodedata import east_asian_width

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from agencies.models import Agency, Person
from reports.demo import story
from reports.demo.agencies import BY_CODE
from reports.demo.people import PASSWORD, SHOWN
from reports.models import Report

LOADING = 20_211_229  # the number of an advisory lock; any that nobody else uses
HEADINGS = ("角色", "机关", "用户名", "可以试什么")


class Command(BaseCommand):
    help = "载入虚构的云川县、岚江市演示数据，并列出演示账户。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("--accounts", action="store_true", help="只列出演示账户，不载入数据")

    def handle(self, *args, accounts: bool, **options) -> None:
        if not settings.DEMO:
            raise CommandError(
                "这不是演示环境，没有载入演示数据。如要演示，请另用一个空数据库并设置 DEMO=true。"
            )
        if not accounts:
            self.stdout.write(self._load())
        self.stdout.write(table())

    @transaction.atomic
    def _load(self) -> str:
        with (
            connection.cursor() as cursor
        ):  # of two that start at once on an empty database one waits, then finds it done
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADING])
        if Person.objects.filter(is_demo=True).exists():
            return "演示数据已经在了，没有改动。\n"
        if not empty():
            raise CommandError(
                "这个数据库里已有不属于演示的机关、人员或报告，没有载入演示数据。请另用一个空数据库演示。"
            )
        story.tell()
        return f"已载入演示数据：{Agency.objects.count()}个机关，{Report.objects.count()}份报告，均为虚构。\n"


def empty() -> bool:
    """Whether nothing at all is in the database yet."""
    return not any(model.objects.exists() for model in (Agency, Person, Report))


def table() -> str:
    """The accounts as a table that stands straight in a terminal, where a Chinese character is two wide."""
    rows = [HEADINGS] + [(a.role.label, BY_CODE[a.agency].name, a.username, a.tries) for a in SHOWN]
    widths = [max(map(_width, column)) + 2 for column in zip(*rows, strict=True)]
    lines = ["".join(map(_padded, row, widths)).rstrip() for row in rows]
    rest = "其余机关的填报人和审核人：单位代码末段加 -tianbao、-shenhe，例如 jyj-tianbao。"
    return "\n".join([*lines, "", f"所有演示账户的口令：{PASSWORD}", rest])


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
