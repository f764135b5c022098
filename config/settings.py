"""Every setting, once. What differs between machines comes from the environment or the file .env."""

import os
import secrets
import sys
from contextlib import suppress
from dataclasses import fields
from datetime import timedelta
from functools import partial
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

from config.embedded import Cluster
from config.site import Column, Site
from config.unprivileged import reachable

BASE_DIR = Path(__file__).resolve().parents[1]
VAR_DIR = BASE_DIR / "var"
TESTING = "PYTEST_VERSION" in os.environ  # pytest sets it for itself and for what it starts

env = Env()
if not TESTING:  # a test must not depend on what one machine has in its file
    env.read_env(BASE_DIR / ".env", recurse=False)


def read(kind, name, default, example):
    """One value of the environment; a wrong one stops the start with a sentence that says what to write."""
    try:
        return getattr(env, kind)(name, default)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(f"环境变量 {name} 的值不对。应写成：{name}={example}") from error


def kept_secret(file):
    """A random key made once, for trying out on one machine."""
    file.parent.mkdir(exist_ok=True)
    with suppress(FileExistsError):
        opener = partial(os.open, mode=0o600)
        with open(file, "x", opener=opener) as fresh:
            fresh.write(secrets.token_urlsafe(50))
    return file.read_text()


DEBUG = read("bool", "DEBUG", False, "true 或 false")
DEMO = read("bool", "DEMO", False, "true 或 false")  # fictitious agencies and accounts; script/start sets it
HTTPS = read("bool", "HTTPS", False, "true 或 false")  # the site is reached by https only
BEHIND_PROXY = read("bool", "BEHIND_PROXY", False, "true 或 false")  # one proxy of ours sets X-Forwarded-*
SITE = Site(
    **{field.name: read("str", f"SITE_{field.name.upper()}", field.default, "文字") for field in fields(Site)}
)
COLUMN = Column(
    **{f.name: read("str", f"COLUMN_{f.name.upper()}", f.default, "文字") for f in fields(Column)}
)
# A folder with the portal's own frame: header.html and footer.html stand in for ours (templates/portal/), styles.css
# comes after ours, pictures beside them are served as static/parts/…. Each may be left out. They are templates, or
# plain pieces of HTML with SSI comments for the web server in front.
PORTAL_PARTS_DIR = read("str", "PORTAL_PARTS_DIR", "", "/etc/zfxxgk/parts")

ALLOWED_HOSTS = read(
    "list", "ALLOWED_HOSTS", [SITE.domain, "localhost", "127.0.0.1", "[::1]"], "gk.example.gov.cn"
)
CSRF_TRUSTED_ORIGINS = read("list", "CSRF_TRUSTED_ORIGINS", [], "https://gk.example.gov.cn")
FORCE_SCRIPT_NAME = read("str", "URL_PREFIX", None, "/zfxxgk")
SECRET_KEY = read("str", "SECRET_KEY", "", "50 个以上的随机字符")
if not SECRET_KEY:
    if not (DEBUG or DEMO or TESTING):
        raise ImproperlyConfigured(
            "没有设置环境变量 SECRET_KEY。请运行 "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))' 生成一个，写入 .env：SECRET_KEY=…"
        )
    SECRET_KEY = kept_secret(VAR_DIR / "secret-key")

INSTALLED_APPS = [
    "agencies",
    "reports",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "js_lib_bootstrap5",
    "crispy_forms",
    "crispy_bootstrap5",
    "axes",
    "pgtrigger",
    "procrastinate.contrib.django",
    "csp",
    "config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "agencies.access.FirstPassword",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as it answers in place of a view
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [*filter(None, [PORTAL_PARTS_DIR]), BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
                "reports.context.unread",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# Database: DATABASE_URL, else the bundled PostgreSQL. Tests have their own, which need not survive a crash.
EMBEDDED = None
if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": read("dj_db_url", "DATABASE_URL", None, "postgres://用户:密码@主机/数据库")}
else:
    EMBEDDED = Cluster(reachable(VAR_DIR / ("postgres-test" if TESTING else "postgres")), durable=not TESTING)
    DATABASES = {"default": EMBEDDED.database()}
OPTIONS = DATABASES["default"].setdefault("OPTIONS", {})
OPTIONS.setdefault("options", "-c jit=off")  # compiling costs more than these queries
if not TESTING:  # a test database must be free to be dropped
    DATABASES["default"]["ENGINE"] = "config.database"
    # a pool that gives up soon tries anew for the next who asks: it is there again as soon as the database is
    OPTIONS["pool"] = {"min_size": 1, "max_size": 10, "timeout": 8, "reconnect_timeout": 2}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People
AUTH_USER_MODEL = "agencies.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "work"
LOGOUT_REDIRECT_URL = "sign-in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if TESTING:  # a slow hash only slows the tests
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "agencies.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "agencies.passwords.CharacterClasses"},
]
AXES_USERNAME_CALLABLE = "agencies.lockout.username"
AXES_FAILURE_LIMIT = "agencies.lockout.failure_limit"
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # by the pair: a stranger cannot lock a clerk out
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # fifteen minutes are fifteen minutes
AXES_LOCKOUT_CALLABLE = "agencies.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "config.context.client_ip"
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

# Sessions: idle for this long and one signs in again. The CSRF token lives in a cookie, not in the
# session, so that a form sent after that can be rescued.
IDLE_MINUTES = read("int", "IDLE_MINUTES", 30, "30")
SESSION_COOKIE_AGE = IDLE_MINUTES * 60
SESSION_SAVE_EVERY_REQUEST = False  # config.sessions prolongs them
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "agencies.rescue.csrf_failure"

# Headers
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its small marks as data: addresses in CSS
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS and not DEBUG else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # the domain's other sites are not ours to decide on
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Words and time
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = USE_TZ = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024**2  # a long report, percent-encoded, carried through a new sign-in
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # the reports of a decade, brought at once
FILE_UPLOAD_HANDLERS = [
    "reports.uploads.Limit",  # first: what is too large goes no further
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Files. The hashed names come from collectstatic, which neither tests nor DEBUG have run.
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [folder for folder in [BASE_DIR / "static"] if folder.is_dir()]
if (BASE_DIR / "docs/handbook/images").is_dir():
    STATICFILES_DIRS.append(("handbook", BASE_DIR / "docs/handbook/images"))
if PORTAL_PARTS_DIR:
    STATICFILES_DIRS.append(("parts", PORTAL_PARTS_DIR))
PUBLISHED_ROOT = Path(
    read("str", "PUBLISHED_ROOT", str(VAR_DIR / "published"), "/srv/annual-report/published")
)  # what has been published, file by file under its hash

# On what terms the data is given away: words for people, and the address of a licence where the agency has chosen one
DATA_TERMS = read("str", "DATA_TERMS", "政府信息，使用请注明来源", "政府信息，使用请注明来源")
DATA_LICENCE = read("str", "DATA_LICENCE", "", "https://gk.example.gov.cn/licence/")
HASHED_STATIC = not (DEBUG or TESTING)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "config.static.HashedStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not HASHED_STATIC

# Public pages are kept as bytes in each process (config.pages): so many megabytes, none while templates are worked on;
# and so often it is asked whether something was published, 0 for each time
PAGES_MEMORY = read("int", "PAGES_MEMORY", 0 if DEBUG else 64, "64")
PAGES_SECONDS = read("float", "PAGES_SECONDS", 1.0, "1.0")

# E-mail: written to the console until EMAIL_URL names a server.
vars().update(read("dj_email_url", "EMAIL_URL", "console:", "smtp://用户:密码@邮件服务器:587/?tls=True"))
DEFAULT_FROM_EMAIL = read(
    "str", "DEFAULT_FROM_EMAIL", f"noreply@{SITE.domain}", "年度报告 <gk@example.gov.cn>"
)
# What full addresses begin with: in mails, citations, feeds, QR codes
HERE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}" if DEMO else f"http{'s' * HTTPS}://{SITE.domain}"
SITE_URL = read("str", "SITE_URL", HERE, "https://gk.example.gov.cn").rstrip("/")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "axes": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
    },
}
