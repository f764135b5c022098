#!/usr/bin/env python
"""Django's command line, with the bundled database running for the commands that need one."""

import os
import secrets
import sys

WITHOUT_DATABASE = {
    "check_report",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "version",
}
# These serve nobody and sign nothing: a key that lives as long as the command is as good as the site's own,
# so that they run on a bare checkout.
WITHOUT_SECRETS = {"check_report"}


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if command in WITHOUT_SECRETS:
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
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
