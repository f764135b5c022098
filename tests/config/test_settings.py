"""Settings as read from an environment."""

import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

FILE = Path(__file__).resolve().parents[2] / "config" / "settings.py"
KEY = {"SECRET_KEY": "x" * 50}


@pytest.fixture
def read(monkeypatch):
    def read(**environment):
        for name in ("PYTEST_VERSION", "DEBUG", "DEMO", "DATABASE_URL", "SECRET_KEY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr("environs.Env.read_env", lambda *_, **__: False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(FILE))

    return read


def test_a_public_site_must_have_a_key_of_its_own(read):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY=…"):
        read()


def test_a_demo_makes_a_key_and_keeps_it(read):
    first, second = read(DEMO="true")["SECRET_KEY"], read(DEMO="true")["SECRET_KEY"]
    assert first == second
    assert len(first) > 50


@pytest.mark.parametrize("name", ["DEBUG", "DEMO", "HTTPS", "IDLE_MINUTES"])
def test_a_wrong_value_says_which_and_how(read, name):
    with pytest.raises(ImproperlyConfigured, match=f"环境变量 {name} 的值不对。应写成：{name}="):
        read(**KEY, **{name: "maybe"})


def test_a_wrong_database_address_says_how(read):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL=postgres://"):
        read(**KEY, DATABASE_URL="nonsense://x")


def test_the_bundled_database_is_the_default(read):
    settings = read(**KEY)
    assert settings["DATABASES"]["default"]["HOST"] == str(settings["EMBEDDED"].socket)
    assert settings["EMBEDDED"].durable


def test_a_given_database_is_used_as_given(read):
    settings = read(**KEY, DATABASE_URL="postgres://a:b@db/c?sslmode=require")
    database = settings["DATABASES"]["default"]
    assert settings["EMBEDDED"] is None
    assert (database["HOST"], database["NAME"]) == ("db", "c")
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["options"] == "-c jit=off"


def test_https_is_strict_once_said(read):
    assert not read(**KEY)["SESSION_COOKIE_SECURE"]
    settings = read(**KEY, HTTPS="true")
    assert settings["SESSION_COOKIE_SECURE"] and settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] > 0


def test_a_proxy_is_believed_only_when_named(read):
    assert "SECURE_PROXY_SSL_HEADER" not in read(**KEY)
    assert "SECURE_PROXY_SSL_HEADER" in read(**KEY, BEHIND_PROXY="true")


def test_the_footer_is_read_from_the_environment(read):
    assert read(**KEY, SITE_SPONSOR="某某市人民政府办公室")["SITE"].sponsor == "某某市人民政府办公室"


def test_the_token_of_a_form_outlives_the_session(read):
    settings = read(**KEY)
    assert not settings["CSRF_USE_SESSIONS"]
    assert settings["SESSION_COOKIE_AGE"] == 30 * 60


def test_mail_goes_to_the_console_until_a_server_is_named(read):
    assert read(**KEY)["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"
    settings = read(**KEY, EMAIL_URL="smtp://gk:geheim@mail.example.gov.cn:587/?tls=True")
    assert settings["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"], settings["EMAIL_USE_TLS"]) == (
        "mail.example.gov.cn",
        587,
        True,
    )


def test_links_in_mail_begin_with_the_site(read):
    assert (
        read(**KEY, SITE_DOMAIN="gk.example.gov.cn", HTTPS="true")["SITE_URL"] == "https://gk.example.gov.cn"
    )
    assert read(**KEY, SITE_URL="http://10.1.1.2:8000/")["SITE_URL"] == "http://10.1.1.2:8000"
