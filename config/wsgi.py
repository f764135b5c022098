"""The WSGI application, with a database to talk to."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def _application() -> Callable[..., Any]:
    from django.conf import settings

    from config import embedded

    if settings.EMBEDDED:
        embedded.ensure(settings.EMBEDDED)
    application = closing(get_wsgi_application())
    if not settings.PAGES_MEMORY:
        return application
    from config.pages import Pages  # after Django is set up
    from reports.generation import generation

    return Pages(application, generation, room=settings.PAGES_MEMORY * 1024**2, every=settings.PAGES_SECONDS)


def closing(django: Callable[..., Any]) -> Callable[..., Any]:
    """End each request before its answer is sent.

    Django gives its database connection back when the response is closed. A server that is left alone by its
    visitor in the middle of an answer may never close it, and the pool runs dry; a whole answer needs no connection.
    """

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        response = django(environ, start_response)
        if getattr(response, "streaming", True):  # a file, or the server's own wrapper of one: no database
            return response
        try:
            return list(response)
        finally:
            response.close()

    return application


application = _application()
