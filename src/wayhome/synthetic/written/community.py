"""The community feed: sessions, what was said at them and between them, places on the map.

A name is written as it was heard. Those whom somebody at the table knew have the partnership's own
number; in the truth `pid` is theirs alone, and `whom` says of everybody who is meant.
"""

from wayhome.synthetic.holders import COMMUNITY, first
from wayhome.synthetic.written.sheet import Sheet, ended, person, versions
from wayhome.synthetic.written.turns import in_turn

_H = f"{first(COMMUNITY)} _h"
_SESSION = "case when x.gid is not null then printf('S%04d', x.gid) end session_ref"
_ROUGHLY = """case x.rough when 'month' then strftime({0}, '%Y-%m')
    when 'year' then strftime({0}, '%Y') else strftime({0}, '{1}') end"""
_SAID = _ROUGHLY.format("x.said", "%d/%m/%Y %H:%M:%S")
_GRADED = (
    "x.source source_evaluation, x.assessment information_assessment, x.handling, x.conditions"
)
_STREET = "coalesce(x.street, case when x.named = 'given' then who.aliases end)"

SHEETS = (
    Sheet(
        "community",
        "sessions",
        COMMUNITY,
        "session_ref",
        f"""select {_H}, delivery_of(x.recorded) _n, null _pid, printf('S%04d', x.gid) session_ref,
            x.held held_on, x.place, x.purpose, x.led_by, x.agencies agencies_present,
            x.review review_on, x.recorded, x.marking
        from t_meeting x""",
        {"review_on": "held_on - 20"},
        "held_on",
    ),
    Sheet(
        "community",
        "statements",
        COMMUNITY,
        "statement_ref",
        f"""select {_H}, delivery_of(x.recorded) _n, x.pid _pid,
            printf('Q%05d', x.no) statement_ref, {_SESSION}, {_SAID} said_at, x.by said_by,
            x.taker taken_by, who.local_id person_ref,
            case when x.given is not null then coalesce(who.given, x.given) end given_name,
            case when x.family is not null then coalesce(who.family, x.family) end family_name,
            {_STREET} street_name, x.age age_stated, x.described description,
            case when other.local_id is distinct from who.local_id then other.local_id
                end other_person_ref, x.place place_name, x.address, x.postcode, x.uprn, x.lat,
            x.lon, x.brand line_name, x.phone, case when x.phone is not null then x.theirs
                end phone_is_theirs, x.car vehicle, x.topic, {_GRADED}, x.text,
            x.review review_on, x.recorded, x.marking
        from {in_turn("t_statement", "tid")} x {person(COMMUNITY, "0", "x.tid", optional=True)}
        {person(COMMUNITY, "0", "x.tid", "other", optional=True)}""",
        {"said_by": "'somebody'", "handling": "'X'"},
        "review_on",
    ),
    Sheet(
        "community",
        "places",
        COMMUNITY,
        "place_ref",
        f"""select {_H}, x.vn _n, null _pid, printf('L%04d', x.no) place_ref, {_SESSION},
            x.place place_name, x.kind, x.address, x.postcode, x.uprn, x.lat, x.lon, x.why,
            {_ROUGHLY.format("x.since", "%d/%m/%Y")} known_from, {ended("x.until")} known_to,
            {_GRADED}, case when delivery_of(x.closed) <= x.vn then x.closed else x.recorded end
                recorded, case when mod(x.lid, 53) = 11 then 'restricted' end marking
        from {versions(in_turn("t_spot", "lid"))}""",
        {"handling": "'X'", "source_evaluation": "'9'"},
        "known_to",
    ),
)
