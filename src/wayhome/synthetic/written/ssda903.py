"""The return on children looked after, of the two city councils: header, episodes, missing, OC2.

One file a module, each with exactly the module's columns; dates day first. The year ends on the
last 31 March that lies at least 80 days back, and the return is drawn on 20 June after it.
"""

from pathlib import Path

import duckdb
import numpy as np

from wayhome.synthetic.agencies import AREAS
from wayhome.synthetic.clock import Window
from wayhome.synthetic.deliver import folder
from wayhome.synthetic.places import BETWEEN, CITY
from wayhome.synthetic.written.sheet import COUNCIL_H

_WHO = "join held w on w.pid = x.pid and w.copy = 0 and w.h = {h}"
_SEX = "case w.sex when 'M' then 1 else 2 end SEX"


def year_end(span: Window) -> np.datetime64:
    """The 31 March that the newest return is about."""
    year = int(str(span.today - np.timedelta64(80, "D"))[:4])
    end = np.datetime64(f"{year}-03-31")
    return (
        end if end + np.timedelta64(81, "D") <= span.today else np.datetime64(f"{year - 1}-03-31")
    )


def drawn_on(end: np.datetime64) -> np.datetime64:
    """The day the return was drawn."""
    return end + np.timedelta64(81, "D")


def _day(value: str, name: str) -> str:
    return f"strftime({value}, '%d/%m/%Y') {name}"


def _modules(h: int, end: np.datetime64) -> dict[str, str]:
    begin = f"date '{end - np.timedelta64(364, 'D')}'"
    last = f"date '{end}'"
    who = _WHO.format(h=h)
    care = f"""(select * from t_care where start <= {last} and until > {begin}
        and recorded <= timestamp '{drawn_on(end)} 00:00:00')"""
    return {
        "header": f"""select distinct w.local_id CHILD, {_SEX}, {_day("w.dob", "DOB")},
            w.ethnicity ETHNIC, w.upn UPN, null MOTHER, null MC_DOB
            from {care} x {who} order by all""",
        "episodes": f"""select w.local_id CHILD, {_day("x.start", "DECOM")},
            case when x.start = c.start then 'S' else 'P' end RNE, c.status LS, c.need CIN,
            x.type PLACE, x.provider PLACE_PROVIDER,
            {_day(f"case when x.until <= {last} then x.until end", "DEC")},
            case when x.until <= {last} and x.until = c.until then c.why
                when x.until <= {last} then 'X1' end REC,
            case when x.until <= {last} and x.until < c.until then x.why end REASON_PLACE_CHANGE,
            l.postcode HOME_POST, x.postcode PL_POST, x.urn URN
            from t_placement x join {care} c using (lid) {who}
            join lived l on l.h = w.h and l.pid = w.pid and l.copy = 0
                and (l.turn = 0 or l.begin <= c.start) and (c.start < l.until or l.until is null)
            where x.start <= {last} and x.until > {begin} order by CHILD, x.start, x.type""",
        "missing": f"""select w.local_id CHILD, {_day("w.dob", "DOB")}, x.kind MISSING,
            {_day("x.seen", "MIS_START")}, {_day("x.found", "MIS_END")}
            from t_missing x join (select distinct pid from {care}) c using (pid) {who}
            where x.care and x.to_council and x.seen > {begin} and x.found < {last}
            order by CHILD, x.seen""",
        "oc2": f"""select distinct w.local_id CHILD, {_day("w.dob", "DOB")},
            6 + mod(x.pid, 25) SDQ_SCORE, null SDQ_REASON, 0 CONVICTED, null HEALTH_CHECK,
            1 IMMUNISATIONS, 1 TEETH_CHECK, 1 HEALTH_ASSESSMENT,
            case when mod(x.pid, 29) = 3 then 1 else 0 end SUBSTANCE_MISUSE,
            case when mod(x.pid, 58) = 3 then 1 else 0 end INTERVENTION_RECEIVED,
            0 INTERVENTION_OFFERED
            from {care} x {who}
            where x.start <= {begin} and x.until > {last} order by all""",
    }


def write_903(con: duckdb.DuckDBPyConnection, out: Path, span: Window) -> None:
    """The newest return of Northborough and of Fenbridge."""
    end = year_end(span)
    for area in (CITY, BETWEEN):
        made = folder(out, AREAS[area].council, "ssda903", drawn_on(end))
        for module, sql in _modules(COUNCIL_H + area, end).items():
            con.execute(f"copy ({sql}) to '{made / module}.csv' (header)")
