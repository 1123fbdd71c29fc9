"""The voluntary feed: people of a project's casebook, referrals, contacts, ties.

A referral is sent when it comes, when the work begins and when it ends. Some are held without a
date of birth, and then with an age. Parts of the casebook are filled in as people speak: "mum".
"""

from wayhome.synthetic.holders import VOLUNTARY, first
from wayhome.synthetic.street_names import street_sql
from wayhome.synthetic.written.sheet import Sheet, person
from wayhome.synthetic.written.turns import in_turn

_H = first(VOLUNTARY)
_BEGUN = "delivery_of(greatest(recorded, begun::timestamp + interval 30 hours))"
_WORK = f"""(select *, {_BEGUN} n_begun, delivery_of(closed) n_closed, unnest(list_distinct(
    [delivery_of(recorded), {_BEGUN}, delivery_of(closed)])) vn
    from {in_turn("t_work", "wid")}) x"""
_ENDS = "x.n_closed <= x.vn"
_OUTCOME = f"""case when {_ENDS} then 'closed' when not x.accepted then x.outcome
    when x.n_begun <= x.vn and x.begun is not null then 'accepted'
    when mod(x.wid, 3) = 0 then 'on waiting list' else 'waiting' end"""
_KIND = "case when x.kind = 'met' and mod(x.kid, 4) = 0 then '1:1' else x.kind end"
_REACHED = (
    "case when x.outcome = 'took part' and mod(x.kid, 5) = 0 then 'attended' else x.outcome end"
)
_TOLD_AGE = "mod(pid, 6) = 1"  # no date of birth, but an age


def _kept(number: str, every: int) -> str:
    """Rows that the project keeps to itself."""
    return f"case when mod({number}, {every}) = 7 then 'restricted' end marking"


SHEETS = (
    Sheet(
        "voluntary",
        "people",
        VOLUNTARY,
        "person_ref",
        f"""select h _h, l.n_from _n, pid _pid, local_id person_ref, given forename,
            case when mod(pid, 11) <> 7 or copy = 0 then family end surname, aliases known_as,
            {street_sql("pid")} street_name, case when not {_TOLD_AGE} then dob end dob,
            case when {_TOLD_AGE} then date_diff('day', dob, since::date) // 365 end age_stated,
            sex, case when mod(pid, 5) <> 2 then ethnicity end ethnicity, l.address, l.postcode,
            phone, case when mod(pid, 3) = 0 then lower(regexp_replace(given, '[^A-Za-z]', '', 'g'))
                || mod(pid, 97) || '@mail.example' end email,
            case when mod(pid, 4) = 1 then lower(given) || '_' || mod(pid, 997) end handle,
            l.known_from recorded, {_kept("pid", 163)}
        from held join lived l using (h, pid, copy) where l.shown and h = {_H}""",
        {"dob": "date '2031-05-01'"},
        "dob",
    ),
    Sheet(
        "voluntary",
        "referrals",
        VOLUNTARY,
        "referral_ref",
        f"""select {_H} _h, x.vn _n, x.pid _pid, printf('R%05d', x.no) referral_ref,
            who.local_id person_ref, x.start referred_on, x.by referred_by, x.service, x.reasons,
            x.accepted, {_OUTCOME} outcome, case when x.n_begun <= x.vn then x.begun end started_on,
            case when {_ENDS} then x.until end ended_on,
            case when {_ENDS} then x.ending end end_outcome, x.text notes,
            case when {_ENDS} then x.closed when x.n_begun <= x.vn and x.begun is not null
                then greatest(x.recorded, x.begun::timestamp + interval 30 hours)
                else x.recorded end recorded, {_kept("x.wid", 61)}
        from {_WORK} {person(VOLUNTARY, "0", "x.wid")}""",
        {"ended_on": "referred_on - 9", "person_ref": "null"},
        "referred_on",
    ),
    Sheet(
        "voluntary",
        "contacts",
        VOLUNTARY,
        "contact_ref, person_ref",
        f"""select {_H} _h, delivery_of(x.recorded) _n, x.pid _pid,
            case when x.kind = 'group' then strftime(x.happened, 'G%y%m%d')
                else printf('K%06d', x.no) end contact_ref,
            who.local_id person_ref, x.happened happened_at, {_KIND} kind, {_REACHED} outcome,
            x.topics, x.said, x.text note, x.by noted_by, x.brand line_name, x.place, x.address,
            x.postcode, o.local_id with_refs, x.recorded, x.marking
        from {in_turn("t_talk", "kid")} x {person(VOLUNTARY, "0", "x.kid")}
        left join held o on o.h = {_H} and o.pid = x.other and o.copy = 0""",
        {"happened_at": "null", "marking": "'secret'"},
        "happened_at",
    ),
    Sheet(
        "voluntary",
        "relations",
        VOLUNTARY,
        "person_ref, other_person_ref, kind",
        f"""select {_H} _h, delivery_of(x.recorded) _n, x.pid _pid, who.local_id person_ref,
            other.local_id other_person_ref, x.kind, x.seen_from, x.seen_to,
            nullif(x.text, '') note, x.recorded, {_kept("x.row", 41)}
        from t_bond x {person(VOLUNTARY, "0", "x.row")}
        {person(VOLUNTARY, "0", "x.row", "other")}""",
        {"other_person_ref": "person_ref"},
        "seen_from",
    ),
)
