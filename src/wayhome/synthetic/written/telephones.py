"""The telephones feed: who came up with a telephone, whose each number is said to be, and calls.

The region's own dates lie in the past of whoever reads it, so what is kept by an authorisation is
kept until a review day far off.
"""

from wayhome.synthetic.holders import TELEPHONES, by_area, first
from wayhome.synthetic.places import COUNTY
from wayhome.synthetic.telephone_life import KEPT_UNTIL
from wayhome.synthetic.written.sheet import Sheet, person

_H = f"{by_area(TELEPHONES, 'x.area')} _h, delivery_of(x.recorded) _n"
_WHO = person(TELEPHONES, f"(x.area = {COUNTY})::int", "x.pid", optional=True)
_UNTIL = f"case when x.basis <> 'stated' then date '{KEPT_UNTIL}' end basis_until"

SHEETS = (
    Sheet(
        "telephones",
        "people",
        TELEPHONES,
        "holder_id",
        f"""select h _h, l.n_from _n, pid _pid, local_id holder_id, given forename, family surname,
            aliases street_name, dob, l.address, l.postcode, l.known_from recorded, null marking
        from held join lived l using (h, pid, copy)
        where l.shown and h between {first(TELEPHONES)} and {first(TELEPHONES) + 1}""",
        {"dob": "date '2031-05-01'"},
        "dob",
    ),
    Sheet(
        "telephones",
        "ownership",
        TELEPHONES,
        "number, holder_id, seen_from",
        f"""select {_H}, x.pid _pid, x.phone number, who.local_id holder_id, x.imei, x.imsi,
            x.line line_name, x.whose, x.how found_how, x.seen_from, x.seen_to,
            case when x.whose = 'line' then '2' end source_evaluation,
            case when x.whose = 'line' then 'B' end information_assessment,
            x.basis, x.ref basis_ref, {_UNTIL}, null note, x.recorded, null marking
        from t_number x {_WHO}""",
        {"seen_to": "seen_from - interval 3 days", "basis": "'because'"},
        "seen_from",
    ),
    Sheet(
        "telephones",
        "calls",
        TELEPHONES,
        "caller, called, began_at, kind",
        f"""select {_H}, null _pid, x.caller, x.called, x.began began_at, x.seconds, x.kind,
            x.times, x.cell_postcode, round(x.lat, 4) cell_lat, round(x.lon, 4) cell_lon, x.basis,
            x.ref basis_ref, {_UNTIL}, x.recorded, null marking
        from t_call x""",
        {"called": "caller", "seconds": "-5"},
        "began_at",
    ),
)
