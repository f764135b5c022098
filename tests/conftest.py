"""What every test needs."""

import pytest
from django.conf import settings

from config import embedded
from tests import portal
from tests.world import build

if settings.EMBEDDED:  # runs until the last process of this test run has ended
    embedded.ensure(settings.EMBEDDED)


@pytest.fixture
def world(db):
    """The county of tests.world."""
    return build()


@pytest.fixture
def county(db, published_root, monkeypatch):
    """The county of tests.portal."""
    return portal.build(monkeypatch)


@pytest.fixture(autouse=True)
def published_root(settings, tmp_path):
    """What tests publish lies in a folder of their own."""
    settings.PUBLISHED_ROOT = tmp_path / "published"
