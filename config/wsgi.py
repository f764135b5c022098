"""The WSGI application, with a database to talk to."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def _application():
    from django.conf import settings

    from config import embedded

    if settings.EMBEDDED:
        embedded.ensure(settings.EMBEDDED)
    return get_wsgi_application()


application = _application()
