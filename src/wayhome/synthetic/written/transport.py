"""The transport feed: people as stated, incidents, journeys and hired cars."""

from wayhome.synthetic.agencies import RAIL
from wayhome.synthetic.holders import TRANSPORT, first
from wayhome.synthetic.written.sheet import FORCE_CODE, Sheet, person

_T = first(TRANSPORT)
_H = f"{_T} _h, delivery_of(x.recorded) _n"
_WHO = person(TRANSPORT, "0", "x.pid", optional=True)
_NUMBER = FORCE_CODE.replace("x.force", str(RAIL))
_OCCURRENCE = f"case when x.oid is not null then printf('%s/%07d', {_NUMBER}, x.oid) end"
# Who else each person was with: those with rows of the same incident or journey, and those named.
_WITH = f"""left join (
    select a.tid, a.pid, string_agg(distinct o.local_id, '; ' order by o.local_id) others
    from {{table}} a join (select tid, pid from {{table}} union select tid, pid from t_beside) b
        on b.tid = a.tid and b.pid <> a.pid
    join held o on o.h = {_T} and o.pid = b.pid
        and o.copy = (o.copies = 2 and mod(b.pid, 5) < 2)::int
    group by all) c on c.tid = x.tid and c.pid = x.pid"""
_ALIAS = {
    "no_ticket": "ticketless travel", "fare_evasion": "penalty fare", "alone_late": "lone child",
    "anti_social_behaviour": "ASB", "concern": "concern for welfare",
    "missing_located": "missing person located",
}  # fmt: skip
_SAID = " ".join(f"when '{code}' then '{word}'" for code, word in _ALIAS.items())


def _sheet(table: str, order: str, sql: str, impossible: str = "", **wrong: str) -> Sheet:
    return Sheet("transport", table, TRANSPORT, order, sql, wrong, impossible)


SHEETS = (
    # as stated: of one person in two somebody checked it, and some say nothing of where they live
    _sheet(
        "travellers",
        "traveller_ref",
        f"""select h _h, l.n_from _n, pid _pid, local_id traveller_ref, given forename,
            family surname, aliases other_names, dob, sex, ethnicity,
            case when mod(pid, 12) > 1 then l.address end stated_address,
            case when mod(pid, 12) > 0 then l.postcode end stated_postcode, phone,
            case mod(pid, 7) when 0 then null else mod(pid, 7) < 5 end identity_checked,
            l.known_from recorded, case when mod(pid, 293) = 7 then 'restricted' end marking
        from held join lived l using (h, pid, copy) where l.shown and h = {_T}""",
        impossible="dob",
        dob="date '2031-05-01'",
    ),
    _sheet(
        "incidents",
        "incident_ref, traveller_ref",
        f"""select {_H}, x.pid _pid, printf('RT%07d', x.tid) incident_ref,
            who.local_id traveller_ref, x.happened happened_at,
            case when mod(x.tid, 3) = 0 then case x.kind {_SAID} else x.kind end
                else x.kind end kind,
            x.role, x.place station, x.route, x.mode, x.postcode, round(x.lat, 4) lat,
            round(x.lon, 4) lon, x.origin, x.destination, x.company travelling_with,
            case when mod(x.tid, 4) > 0 then c.others end companion_refs, x.ticket,
            x.cash cash_found, x.phones phones_found, x.drugs drugs_found, x.weapon weapon_found,
            x.items, {_OCCURRENCE} occurrence_ref, x.outcome, x.text, x.recorded, x.marking
        from t_travel x {_WHO} {_WITH.format(table="t_travel")}""",
        impossible="happened_at",
        cash_found="-20",
    ),
    _sheet(
        "journeys",
        "journey_ref, traveller_ref",
        f"""select {_H}, x.pid _pid, printf('RJ%07d', x.tid) journey_ref,
            who.local_id traveller_ref, x.departed departed_at, x.arrived arrived_at, x.mode,
            x.origin from_name, x.origin_postcode from_postcode, x.place to_name,
            x.postcode to_postcode, round(x.lat, 4) to_lat,
            case when x.lat is not null then round(x.lon, 4) end to_lon, x.ticket ticket_type,
            x.payer paid_by, c.others companion_refs, x.text notes, x.recorded, x.marking
        from t_journey x {_WHO} {_WITH.format(table="t_journey")}""",
        arrived_at="departed_at - interval 2 hours",
    ),
    _sheet(
        "vehicles",
        "registration, traveller_ref, hired_from",
        f"""select {_H}, x.pid _pid, x.registration, who.local_id traveller_ref,
            x.begun hired_from, x.until hired_to, x.place picked_up, x.postcode picked_up_postcode,
            x.back returned, x.back_postcode returned_postcode, x.make, x.model, x.colour,
            {_OCCURRENCE} occurrence_ref, x.recorded, x.marking
        from t_hire x {_WHO}""",
        impossible="hired_from",
        hired_to="hired_from - interval 3 days",
    ),
)
