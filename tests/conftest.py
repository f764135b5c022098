"""What every test needs."""

from django.conf import settings

from config import embedded

if settings.EMBEDDED:  # runs until the last process of this test run has ended
    embedded.ensure(settings.EMBEDDED)
