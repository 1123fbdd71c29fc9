"""At which house somebody was found, and who of them and their family has lived there: rows of
`beside`.

    at_house     found at a house, by its reference or its number and postcode
    house_own    and a home, a placement or a tenancy of theirs is or was that house
    house_kin    and one of somebody whom a record names as their family

A home of which its record tells the postcode and no house may be any house there. Whether a house
is known is asked by each viewer of the last two (I05): so what is kept close makes it known to its
agency, and to nobody else.
Keeps: whoever sees every record sees the row; schools, homes for children, stations and streets are
no house.
"""

from wayhome.network.ties import STANDS

FOUND = f"""
create or replace temp table found_at as
select p.person_id, a.place_id, a.postcode, e.occurred_from,
    {{record}} as record
from event e
join involvement i on i.event_id = e.record_id and {STANDS.format("i")}
join person_subject p on p.subject_ref = i.subject_ref
join at_place a on a.record_id = e.record_id and regexp_matches(a.place_id, '^(uprn|at):')
where {STANDS.format("e")} and e.kind = 'found' and i.role in ('found', 'found_with', 'subject')
"""
_ROW = """
select f.person_id, '{how}' as how, 'found' as said, null as other_id, f.place_id as thing,
    f.occurred_from as first, f.occurred_from as last, {records} as records
from found_at f"""
_STAY = f"""
join stay s on s.subject_ref = h.subject_ref and {STANDS.format("s")}
    and s.kind in ('home', 'placement', 'tenancy')
left join at_place a on a.record_id = s.record_id
where a.place_id = f.place_id or a.place_id is null and s.postcode = f.postcode"""


def rows(stay: str, relation: str, kin: str) -> tuple[str, str, str]:
    """Selects of the three, after `found_at`. `stay`, `relation`: a record of each as `records`
    holds it, by the aliases s and r; `kin`: the kinds of relation that are family."""
    either = (("subject_ref", "other_ref"), ("other_ref", "subject_ref"))
    family = " union all ".join(
        f"select p.person_id, q.person_id as kin_id, {relation} as record from relation r"
        f" join person_subject p on p.subject_ref = r.{one}"
        f" join person_subject q on q.subject_ref = r.{other}"
        f" where {STANDS.format('r')} and r.kind in {kin}"
        for one, other in either
    )
    return (
        _ROW.format(how="at_house", records="[f.record]"),
        f"""{_ROW.format(how="house_own", records=f"[f.record, {stay}]")}
        join person_subject h on h.person_id = f.person_id {_STAY}""",
        f"""{_ROW.format(how="house_kin", records=f"[f.record, k.record, {stay}]")}
        join ({family}) k on k.person_id = f.person_id and k.kin_id <> f.person_id
        join person_subject h on h.person_id = k.kin_id {_STAY}""",
    )
