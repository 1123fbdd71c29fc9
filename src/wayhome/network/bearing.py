"""The records that bear on what is beside the people of `tie_touched`, laid in a database of their
own: there `beside`, `told` and `together` find of those people what they find among all.

    theirs; what happened under one report or reference; who lived at an address of theirs; whom a
    record names as their family, with their homes; who holds a number that called theirs or was
    called by it

What is told of addresses and where lines work is made of all records, and seen as it stands.
"""

from duckdb import DuckDBPyConnection

from wayhome.network import beside
from wayhome.network.places import INSTITUTION

_REFS = "(select subject_ref from person_subject semi join tie_touched using (person_id))"
_BEAR: dict[str, str] = {
    "own_ref": _REFS,
    "theirs": """
        select event_id as record_id from involvement semi join own_ref using (subject_ref)
        union select event_id from statement semi join own_ref using (subject_ref)""",
    "referred": f"""
        select distinct agency, kind, reference from fact semi join tie_touched using (person_id)
        where kind in {beside.BY_REFERENCE} and reference is not null""",
    "happened": """
        from theirs union select record_id from event
        semi join referred using (agency, kind, reference)""",
    "event": "from event semi join happened using (record_id)",
    "involvement": "from involvement semi join (select record_id as event_id from happened)"
    " using (event_id)",
    "statement": "from statement semi join own_ref using (subject_ref)",
    "relation": """
        from relation where subject_ref in (from own_ref) or other_ref in (from own_ref)""",
    "kin_ref": """
        select subject_ref from person_subject semi join (
            select person_id from person_subject semi join (
                select unnest([subject_ref, other_ref]) as subject_ref from narrowed.main.relation)
            using (subject_ref)) using (person_id)
        union from own_ref""",
    "kin_stay": "from stay semi join kin_ref using (subject_ref)",
    "placed": """
        from at_place semi join (
            from happened union select record_id from kin_stay) using (record_id)""",
    "home": f"""
        select distinct place_id from placed semi join kin_stay using (record_id)
        where not {INSTITUTION.format("place_id")}""",
    "at_place": """
        from placed union from at_place semi join home using (place_id)""",
    "stay": """
        from stay semi join (
            select record_id from narrowed.main.at_place union select record_id from kin_stay)
        using (record_id)""",
    "number": """
        select distinct value from contact_point semi join own_ref using (subject_ref)
        where value is not null""",
    "call": """
        from call where caller in (from number) or called in (from number)""",
    "rang": """
        from number union
        select unnest([caller, called]) from narrowed.main.call""",
    "contact_point": "from contact_point semi join rang using (value)",
    "person_subject": """
        from person_subject semi join (
            select subject_ref from narrowed.main.involvement
            union select subject_ref from narrowed.main.stay
            union select subject_ref from narrowed.main.contact_point
            union select subject_ref from narrowed.main.statement
            union select unnest([subject_ref, other_ref]) from narrowed.main.relation
            union from kin_ref) using (subject_ref)""",
}
_LAID = (
    *("event", "involvement", "statement", "relation", "stay", "at_place", "call"),
    *("contact_point", "person_subject"),
)


def lay_bearing(con: DuckDBPyConnection) -> None:
    """Lay those tables in `narrowed.main`; after `tie_touched`."""
    for name, rows in _BEAR.items():
        sort, at = ("table", "narrowed.main.") if name in _LAID else ("temp table", "")
        con.execute(f"create or replace {sort} {at}{name} as {rows}")
    for name in _BEAR:
        if name not in _LAID:
            con.execute(f"drop table {name}")
