"""Where people's decisions are kept: SQLite in the home, or PostgreSQL by one setting.

Rule kept: a transaction that writes takes its lock when it begins (SQLite) or row by row
(PostgreSQL), so that the trail stays one chain however many people work at once.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home

KEPT_OPEN = 60  # seconds


def chosen(address: str, home: Home) -> dict[str, Any]:
    """Django's description of the database. BadUsage for an address of another kind."""
    if not address:
        home.root.mkdir(parents=True, exist_ok=True)
        return _sqlite(home)
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise BadUsage(
            "WAYHOME_DATABASE is not an address we know. "
            "Write it as postgresql://user:password@host:5432/name, or leave it empty for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(home: Home) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home.database,
        # Kept open between requests: the last one that closes has to empty the log of what was
        # written into the file, and whoever comes next to read the whole schema.
        "CONN_MAX_AGE": KEPT_OPEN,
        # A file, not memory: tests drive a live server whose threads must see the same rows.
        "TEST": {"NAME": str(home.root / "test.sqlite3")},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: a look that was shown must be on the trail even after a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
