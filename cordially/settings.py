"""Django's settings, made from config: one app, one database, no magic."""

import importlib.util
import secrets
import sys

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
LOGGING_CONFIG = None
