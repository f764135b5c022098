"""`manage.py make_bulk`: the open data files of one year, or of every year and of all years together."""

from django.core.management.base import BaseCommand

from reports.actions.open_data import make_all_bulk, make_bulk


class Command(BaseCommand):
    help = "生成开放数据文件（/data/）：各年度和全部年度的数据包、CSV。平时发布后自动生成，不必手工运行。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("--year", type=int, help="只生成这一年度的")

    def handle(self, *args, year: int | None, **options) -> None:
        for file in make_bulk(year) if year else make_all_bulk():
            self.stdout.write(f"{file}：{file.reports}份报告，{file.size}字节")
