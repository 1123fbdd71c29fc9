"""When the absence of a sign means nothing: the table `sign_need`.

Silence is not safety. A sign that nobody could have raised, because no agency that sends such data
covers the place where a person lives, is "not known", and pages say so. `newest` is the newest
delivery of the feeds that such data came in: an agency with nothing new to tell is not silent.

    sign_need  code, data, agency, agency_kind, area, supplies, newest
"""

from collections.abc import Mapping

import duckdb

from wayhome.signs.catalogue import SIGNS
from wayhome.signs.sign import Sign
from wayhome.signs.subject import PERSON, Subject

_NEED = """
create or replace table {table} as
with need as (
    select * from (values {needs}) n (code, data, kinds, senders)
),
told as (
    select agency, feed, kind, max(received_at) as newest from {records} group by agency, feed, kind
),
came as (select agency, feed, max(received_at) as newest from delivery group by agency, feed),
sent as (
    select t.agency, t.kind, max(greatest(t.newest, c.newest)) as newest
    from told t left join came c using (agency, feed) group by t.agency, t.kind
    -- telephones and ties are no facts of anybody's: that their feed came is all there is to tell
    union all select agency, 'feed ' || feed, newest from came
)
select n.code, n.data, a.code as agency, a.kind as agency_kind, a.area,
    max(s.newest) is not null as supplies, max(s.newest) as newest
from need n
cross join agency a
left join sent s on s.agency = a.code and list_contains(n.kinds, s.kind)
group by n.code, n.data, n.senders, a.code, a.kind, a.area
having list_contains(n.senders, a.kind) or max(s.newest) is not null
"""


def build_needs(
    con: duckdb.DuckDBPyConnection, signs: Mapping[str, Sign] = SIGNS, of: Subject = PERSON
) -> None:
    """Make `sign_need`: by sign and kind of data, who could send it and whether they do."""
    needs = [
        [sign.code, need.data, list(need.kinds), list(need.senders)]
        for sign in signs.values()
        for need in sign.needs
    ]
    marks = ", ".join("(?, ?, ?::varchar[], ?::varchar[])" for _ in needs)
    sql = _NEED.format(needs=marks, table=of.needs, records=of.records)
    con.execute(sql, [value for need in needs for value in need])
