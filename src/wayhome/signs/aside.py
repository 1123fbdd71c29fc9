"""Signs that count for nothing else: the tables `sign_aside` and `sign_aside_evidence`.

Two of the catalogue: that nobody has begun an assessment (I68), an alarm about agencies, and that
a note has a word which somebody must read (I67). They are worked out after all other signs: one
reads those, and both read what no single person's records hold (signs/shared.py).
A row without `fired_on` says that for its audience the sign does not hold, though it does for all
who see less: an agency that has begun an assessment it keeps close is not told that nobody has.
Keeps: no table of other signs reads these; a note claims no day on which anybody could have seen.
"""

from datetime import date

import duckdb

from wayhome.signs import heard, unanswered
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.firing import fire_each
from wayhome.signs.sight import ADULT_FROM
from wayhome.signs.subject import Subject

ASIDE = Subject("person_id", "fact", "sign_aside", "sign_need")
READ, BEGIN = "I67", "I68"

_VIEW = """
create or replace temp table view as
select row_number() over () as view_id, person_id, audience, '*' as viewer
from ({notes} union select person_id, audience from asked)
"""
# What dates a gain (signs/gain.py) finds nothing here: neither sign could have been seen alone.
_NO_SIGHT = """
create or replace temp table base (person_id varchar, record_id varchar, handle bigint, seen date,
    sure date);
create or replace temp table episodes (view_id bigint, handle bigint, episode bigint);
create or replace temp table sight (view_id bigint, episode bigint, seen date, sure date);
"""
_NO_CLAIM = f"update sign_aside set first_together = null where code = '{READ}'"
_NOT_FOR = f"""
insert into sign_aside (person_id, code, audience)
select v.person_id, '{BEGIN}', v.audience from view v join asked a using (person_id, audience)
where v.audience <> 'open'
    and exists (select 1 from sign_aside o where o.person_id = v.person_id
        and o.code = '{BEGIN}' and o.audience = 'open')
    and not exists (select 1 from unanswered u
        where u.view_id = v.view_id and u."on" <= date '{{as_of}}')
"""
# On these days a sign kept apart may change though nothing comes: a note is too old to be searched;
# a home ends, so that another council may be the one to begin an assessment.
_WAKES = f"""
truncate sign_aside_wake;
insert into sign_aside_wake
select person_id, min(fired_on) + {heard.WINDOW} from sign_aside where code = '{READ}' group by all
union all select person_id, min(occurred_to::date) from fact semi join ran_out using (person_id)
where kind = 'home' and part = 'own' and superseded_at is null
    and occurred_to::date > date '{{as_of}}' group by all
"""


def fire_aside(con: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Make `sign_aside` and `sign_aside_evidence` for a day, of everybody whose facts, holdings and
    signs are there; after what all share. `ran_out` stays, for the next run."""
    con.execute(ADULT_FROM)
    notes = heard.find_heard(con, as_of)
    unanswered.find_asked(con)
    con.execute(_VIEW.format(notes=notes))
    heard.lay_notes(con)
    unanswered.find_unanswered(con, as_of)
    con.execute(_NO_SIGHT)
    fire_each(con, [SIGNS[READ], SIGNS[BEGIN]], as_of, ASIDE)
    con.execute(_NO_CLAIM)
    con.execute(_NOT_FOR.format(as_of=as_of))
    con.execute(_WAKES.format(as_of=as_of))
    made = (*heard.MADE, *unanswered.MADE, "adult_from", "view", "note_heard", "unanswered")
    for table in (*made, "beside_record", "base", "episodes", "sight"):
        con.execute(f"drop table {table}")
