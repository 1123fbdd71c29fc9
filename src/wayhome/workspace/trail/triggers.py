"""Triggers by which the database refuses to change, remove or empty the trail.

They hold against anybody who writes through the database as the workspace does. They do not hold
against its owner, who can drop them: that is what the chain is for.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = (
    "create trigger trail_no_update before update on trail_auditevent "
    "begin select raise(abort, 'an event of the trail is written once'); end",
    "create trigger trail_no_delete before delete on trail_auditevent "
    "begin select raise(abort, 'an event of the trail is written once'); end",
)
_POSTGRESQL = (
    "create function trail_written_once() returns trigger language plpgsql as "
    "$$ begin raise exception 'an event of the trail is written once'; end $$",
    "create trigger trail_no_update before update or delete on trail_auditevent "
    "for each row execute function trail_written_once()",
    "create trigger trail_no_truncate before truncate on trail_auditevent "
    "for each statement execute function trail_written_once()",
)
_UNDO = {
    "sqlite": ("drop trigger trail_no_update", "drop trigger trail_no_delete"),
    "postgresql": (
        "drop trigger trail_no_update on trail_auditevent",
        "drop trigger trail_no_truncate on trail_auditevent",
        "drop function trail_written_once()",
    ),
}


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _run(connection, _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for undoing the migration, and for emptying a test database."""
    _run(connection, _UNDO[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
