"""Django's settings, made from config: one app, one database, no magic."""

import importlib.util
import secrets
import sys
from pathlib import Path

from cordially import config

if importlib.util.find_spec("pysqlite3"):  # brings an SQLite without the WAL-reset fault
    import pysqlite3

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    "PRAGMA temp_store=MEMORY;PRAGMA cache_size=-65536;PRAGMA secure_delete=FAST;"
)
HOME = config.home()
SECRET_KEY = secrets.token_urlsafe(48)  # sessions end with the process that opened them
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INSTALLED_APPS = ["cordially"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "cordially.db",
        "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS},
        "TEST": {"NAME": ":memory:"},
    }
}
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
ROOT_URLCONF = "cordially.web.urls"
MIDDLEWARE = [
    "cordially.web.headers.safe",
    "cordially.web.guard.guard",
    "django.middleware.csrf.CsrfViewMiddleware",
    "cordially.web.problems.InWords",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {
            "builtins": ["cordially.web.words"],
            "context_processors": ["cordially.web.answering.said"],
        },
    }
]
CSRF_USE_SESSIONS = True  # the token is kept with the session, in memory, so that no other port can set it
CSRF_FAILURE_VIEW = "cordially.web.problems.stale_form"
APPEND_SLASH = False
FILE_UPLOAD_HANDLERS: list[str] = []  # no page takes a file
DATA_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
LOGGING_CONFIG = None
