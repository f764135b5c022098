"""What every test needs."""

import os

import hypothesis
import pytest
from django.conf import settings

from config import embedded
from tests import once, portal
from tests.world import build

# A slow machine is no finding. Where a change is judged the examples are the same each time; elsewhere they wander.
hypothesis.settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("ours")
once.install()

if settings.EMBEDDED:  # runs until the last process of this test run has ended
    embedded.ensure(settings.EMBEDDED)


@pytest.fixture
def world(db):
    """The county of tests.world."""
    return build()


@pytest.fixture
def county(db, published_root):
    """The county of tests.portal."""
    return portal.build()


@pytest.fixture(autouse=True)
def published_root(settings, tmp_path):
    """What tests publish lies in a folder of their own."""
    settings.PUBLISHED_ROOT = tmp_path / "published"
