"""`manage.py index_reports`: makes the index of the search box anew from what is published."""

from django.core.management.base import BaseCommand

from reports import search


class Command(BaseCommand):
    help = "按已发布的报告重做搜索索引。"

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"搜索索引已重做：{search.remake()}份报告。")
