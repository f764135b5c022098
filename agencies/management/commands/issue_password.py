"""`manage.py issue_password USERNAME`: for who has none yet, or for the keeper who forgot his own."""

from django.core.management.base import BaseCommand, CommandError

from agencies import actions
from agencies.models import Person


class Command(BaseCommand):
    help = "发放一个随机的一次性口令，只显示这一次；本人登录后须先改密码。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("username", help="用户名")

    def handle(self, *args, username: str, **options) -> None:
        try:
            person = Person.objects.get_by_natural_key(username)
        except Person.DoesNotExist:
            raise CommandError(f"没有用户名为 {username} 的人员。请核对，或先在 /repair/ 中新增。") from None
        password = actions.issue_one_time_password(person, by=None)
        self.stdout.write(f"{person.name}（{person.username}）的一次性口令：{password}")
        self.stdout.write("只显示这一次。本人登录后须先改密码。")
