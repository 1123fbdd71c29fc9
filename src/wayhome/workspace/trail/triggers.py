"""Triggers by which the database refuses to change, remove or empty what is written once.

They hold against anybody who writes through the database as the workspace does. They do not hold
against its owner, who can drop them: for the trail, that is what the chain is for.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Once:
    """A table whose rows are written once: the first word of its triggers' names, and what whoever
    tries is told."""

    name: str
    table: str
    words: str


TRAIL = Once("trail", "trail_auditevent", "an event of the trail is written once")
JUDGEMENTS = Once("judgement", "judging_judgement", "a judgement is written once")
ANSWERS = Once("answer", "answering_signanswer", "an answer is written once")
ANSWERED_RECORDS = Once(
    "answered_record", "answering_answeredrecord", "what was answered on is written once"
)
PICTURES = Once("picture", "pictures_keptpicture", "a kept picture is written once")
DISPUTES = Once("dispute", "disputing_recorddispute", "a dispute is written once")
DISPUTE_ENDS = Once(
    "dispute_end", "disputing_disputeendread", "that an end was read is written once"
)
SESSIONS = tuple(
    Once(name, f"mapping_{table}", words)
    for name, table, words in (
        ("session", "mappingsession", "a session is written once"),
        ("session_table", "participant", "who was at a table is written once"),
        ("session_subject", "sessionsubject", "whom a session is about is written once"),
        ("session_statement", "sessionstatement", "a statement is written once"),
        ("session_back", "statementtakenback", "what was taken back is written once"),
        ("session_step", "sessionstep", "a step of a session is written once"),
    )
)
DECISIONS = Once("decision", "deciding_keptdecision", "a decision is written once")
DECIDED_RECORDS = Once(
    "decided_record", "deciding_decidedrecord", "what was decided on is written once"
)
STEP_NOTES = Once("step_note", "deciding_stepnote", "a note on a next step is written once")
STATED_MODELS = Once("stated_model", "stating_statedmodel", "a stated model is written once")
EXPORTS = Once("export", "exporting_pastexport", "the register of exports is written once")
EXPORT_NOTES = Once("export_note", "exporting_exportnote", "a note on an export is written once")
SPECIFICATIONS = Once(
    "specification", "deliveries_keptspecification", "a specification is kept once"
)
TAKEN_OFF = Once(
    "specification_off",
    "deliveries_specificationtakenoff",
    "that a specification is taken off the list is written once",
)
DELIVERY_STEPS = Once(
    "delivery_step",
    "deliveries_deliverystep",
    "what was decided of a delivery is written once",
)
REPORTS = Once("report", "reporting_monthlyreport", "the report of a month is written once")
REPORTS_READ = Once("report_read", "reporting_reportread", "that a report was read is written once")
CASE_ENTRIES = Once("case_entry", "cases_caseentry", "what was said in a case is written once")
CASE_AGENCIES = Once(
    "case_agency", "cases_caseagency", "that an agency takes part in a case is written once"
)
CASE_LIMITS = Once("case_limit", "cases_caselimit", "a limit is set once: set it anew")
LIST_LINES = Once("list_line", "lists_listline", "a line of a list is written once: add another")
ATTACHMENTS = tuple(
    Once(name, f"attachments_{table}", words)
    for name, table, words in (
        ("attachment", "attachment", "what was attached is written once"),
        ("attachment_scan", "attachmentscan", "what a scanner said is written once"),
        ("attachment_out", "attachmenttakenout", "that a file was taken out is written once"),
        ("bundle", "bundle", "a bundle is made once"),
    )
)
EVERY = (
    *ATTACHMENTS,
    *(CASE_ENTRIES, CASE_AGENCIES, CASE_LIMITS),
    LIST_LINES,
    *(REPORTS, REPORTS_READ),
    *(TRAIL, JUDGEMENTS, ANSWERS, ANSWERED_RECORDS, PICTURES, DISPUTES, EXPORTS, EXPORT_NOTES),
    DISPUTE_ENDS,
    *(DECISIONS, DECIDED_RECORDS, STEP_NOTES),
    STATED_MODELS,
    *SESSIONS,
    *(SPECIFICATIONS, TAKEN_OFF, DELIVERY_STEPS),
)

_SQLITE = (
    "create trigger {name}_no_update before update on {table} "
    "begin select raise(abort, '{words}'); end",
    "create trigger {name}_no_delete before delete on {table} "
    "begin select raise(abort, '{words}'); end",
)
_POSTGRESQL = (
    "create function {name}_written_once() returns trigger language plpgsql as "
    "$$ begin raise exception '{words}'; end $$",
    "create trigger {name}_no_update before update or delete on {table} "
    "for each row execute function {name}_written_once()",
    "create trigger {name}_no_truncate before truncate on {table} "
    "for each statement execute function {name}_written_once()",
)
_UNDO = {
    "sqlite": ("drop trigger {name}_no_update", "drop trigger {name}_no_delete"),
    "postgresql": (
        "drop trigger {name}_no_update on {table}",
        "drop trigger {name}_no_truncate on {table}",
        "drop function {name}_written_once()",
    ),
}


def guard(connection: BaseDatabaseWrapper, once: Once = TRAIL) -> None:
    """Put the triggers of a table in place."""
    _run(connection, _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL, once)


def guard_every(connection: BaseDatabaseWrapper) -> None:
    """Put back what is not in place: to change a constraint, SQLite makes a table anew, and its
    triggers are gone with the old one. PostgreSQL keeps them."""
    if connection.vendor != "sqlite":
        return
    there = set(connection.introspection.table_names())
    for once in EVERY:
        if once.table in there:
            again = (one.replace("trigger ", "trigger if not exists ", 1) for one in _SQLITE)
            _run(connection, tuple(again), once)


def unguard(connection: BaseDatabaseWrapper, once: Once = TRAIL) -> None:
    """Take the triggers away: for undoing the migration, and for emptying a test database."""
    _run(connection, _UNDO[connection.vendor], once)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...], once: Once) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(**vars(once)))
