"""`manage.py check_report`: reads a report from a file of any known type and says what is wrong with it.

Needs no database and no site. Exit 0: nothing blocks; 1: something blocks; 2: a file cannot be read. manage.py itself
goes to the same function without waiting for Django.
"""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand

from reports.intake import command


class Command(BaseCommand):
    help = command.HELP
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        command.add_arguments(parser)

    def handle(self, *args, file, last_year, year, agency, format, **options) -> None:
        """Errors: SystemExit with the code, unless nothing blocks."""
        if code := command.run(file, last_year, year, agency, format):
            sys.exit(code)
