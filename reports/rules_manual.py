"""``rules_manual`` on the command line: prints the rules of an edition. Pure.

manage.py runs this as it stands, without waiting for Django; the management command runs it too.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from reports.checks import manual
from reports.editions import BY_CODE
from reports.intake.command import show

HELP = "列出全部校核规则：编码、内容、轻重、依据和一个违反它的例子。不需要数据库。"


def add_arguments(parser: ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("--edition", choices=sorted(BY_CODE), help="只列这一年格式的规则；不写就列全部")
    parser.add_argument("--format", choices=["text", "markdown", "json"], default="text", help="默认 text")


def main(arguments: Sequence[str], program: str = "manage.py rules_manual") -> int:
    """The exit code. Errors: SystemExit with 2 for options it does not know."""
    parser = ArgumentParser(prog=program, description=HELP)
    add_arguments(parser)
    asked = parser.parse_args(arguments)
    return run(asked.edition, asked.format)


def run(edition: str | None, format: str) -> int:
    show(sys.stdout, manual.printed(edition, format).rstrip("\n"))
    return 0
