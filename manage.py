#!/usr/bin/env python
"""Django's command line, with the bundled database running for the commands that need one."""

import os
import sys

WITHOUT_DATABASE = {
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "version",
}


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command == "check_report":  # needs no site, no settings and no Django, and so does not wait for them
        from reports.intake import command as check_report

        sys.exit(check_report.main(sys.argv[2:]))
    if command == "rules_manual":
        from reports import rules_manual

        sys.exit(rules_manual.main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from config import embedded

    try:
        if command not in WITHOUT_DATABASE and settings.EMBEDDED:
            embedded.ensure(settings.EMBEDDED)
    except (ImproperlyConfigured, embedded.EmbeddedError) as error:
        sys.exit(str(error))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
