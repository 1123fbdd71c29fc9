"""When the absence of a sign means nothing: the table `sign_need`.

Silence is not safety. A sign that nobody could have raised, because no agency that sends such data
covers the place where a person lives, is "not known", and pages say so.

    sign_need  code, data, agency, agency_kind, area, supplies, newest
"""

import duckdb

from wayhome.signs.catalogue import SIGNS

_NEED = """
insert into sign_need
select '{code}', '{data}', a.code, a.kind, a.area, d.newest is not null, d.newest
from agency a left join (
    select agency, max(received_at) as newest from fact where kind in ({kinds}) group by agency
) d on d.agency = a.code
where a.kind in ({senders}) or d.newest is not null
"""


def build_needs(con: duckdb.DuckDBPyConnection) -> None:
    """Make `sign_need`: by sign and kind of data, who could send it and whether they do."""
    con.execute(
        """create or replace table sign_need (code varchar, data varchar, agency varchar,
        agency_kind varchar, area varchar, supplies boolean, newest timestamp)"""
    )
    for sign in SIGNS.values():
        for need in sign.needs:
            con.execute(
                _NEED.format(
                    code=sign.code,
                    data=need.data.replace("'", "''"),
                    kinds=", ".join(f"'{kind}'" for kind in need.kinds),
                    senders=", ".join(f"'{kind}'" for kind in need.senders),
                )
            )
