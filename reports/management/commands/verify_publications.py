"""`manage.py verify_publications`: recompute every hash and seal of what was published; exit 1 where one does not fit."""

from django.core.management.base import BaseCommand, CommandError

from reports import ledger, verification


class Command(BaseCommand):
    help = "核对已公布的全部内容、文件和公布台账，有一处不符就逐条说明并以 1 退出。"

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--noted",
            metavar="条数:封印",
            help="以前记在别处的台账末条，例如 128:3fa9…；用来发现台账被删短或重写",
        )

    def handle(self, *args, noted: str | None, **options) -> None:
        try:
            known = ledger.Noted.read(noted) if noted else None
        except ValueError:
            raise CommandError("--noted 请照本命令打印的“条数:封印”填写，封印是64位十六进制数。") from None
        head = verification.head()
        found = list(verification.faults(known))
        for sentence in found:
            self.stdout.write(sentence)
        if found:
            raise CommandError(f"有{len(found)}处不符。请保留现场，从备份核对。")
        self.stdout.write(f"全部相符。台账共{head.count}条，末条封印：")
        self.stdout.write(head.mark)
        self.stdout.write("请把上面一行记在本系统以外的地方，下次核对时用 --noted 带上。")
