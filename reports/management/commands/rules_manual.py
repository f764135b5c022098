"""`manage.py rules_manual`: every rule of an edition, its weight, what it rests on, a report that breaks it.

Needs no database and no site. manage.py itself goes to the same function without waiting for Django.
"""

from django.core.management.base import BaseCommand

from reports import rules_manual


class Command(BaseCommand):
    help = rules_manual.HELP
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        rules_manual.add_arguments(parser)

    def handle(self, *args, edition: str | None, format: str, **options) -> None:
        rules_manual.run(edition, format)
