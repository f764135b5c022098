"""What `manage.py check` says of fonts, footer and demo accounts."""

import pytest
from django.contrib.auth import get_user_model

from config import checks
from config.site import Site
from reports import fonts

FILLED = Site(**dict.fromkeys(Site.__dataclass_fields__, "已填"))


@pytest.fixture
def public(settings):
    """As on a public site."""
    settings.DEBUG = settings.DEMO = settings.TESTING = False
    settings.SITE = Site()


def ids(messages):
    return [message.id for message in messages]


def test_this_machine_is_fit_to_print():
    assert checks.subsetter(None) + checks.print_faces(None) == []


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(checks, "SUBSETTER", "libno-such.so.0")
    [warning] = checks.subsetter(None)
    assert warning.id == "annual.W001"
    assert "apt-get install" in warning.hint


def test_a_missing_face_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "OUT", tmp_path)
    [warning] = checks.print_faces(None)
    assert warning.id == "annual.W002"
    assert "GW FangSong" in warning.msg


def test_a_public_site_must_say_whose_it_is(public):
    [error] = checks.footer(None)
    assert error.id == "annual.E003"
    assert "SITE_ID_CODE" in error.msg


def test_while_developing_that_is_a_warning(public, settings):
    settings.DEBUG = True
    assert ids(checks.footer(None)) == ["annual.W003"]


def test_a_demo_needs_no_footer(public, settings):
    settings.DEMO = True
    assert checks.footer(None) == []


def test_a_filled_footer_passes(public, settings):
    settings.SITE = FILLED
    assert checks.footer(None) == []


@pytest.mark.parametrize("field", Site.__dataclass_fields__)
def test_every_value_of_the_footer_is_asked_for(field):
    values = dict.fromkeys(Site.__dataclass_fields__, "已填") | {field: ""}
    assert Site(**values).unfilled() == [f"SITE_{field.upper()}"]


@pytest.fixture
def demo_account(db):
    return get_user_model().objects.create_user("demo-author", "演示", is_demo=True)


def test_a_demo_account_has_no_place_on_a_public_site(public, demo_account):
    [error] = checks.demo_accounts(None, databases=["default"])
    assert error.id == "annual.E004"
    assert "demo-author" in error.msg


def test_a_demo_account_may_be_kept_when_it_is_shut(public, demo_account):
    demo_account.is_active = False
    demo_account.save()
    assert checks.demo_accounts(None, databases=["default"]) == []


def test_a_demo_may_have_its_accounts(public, demo_account, settings):
    settings.DEMO = True
    assert checks.demo_accounts(None, databases=["default"]) == []


def test_without_a_database_nobody_is_looked_for(public):
    assert checks.demo_accounts(None, databases=None) == []
