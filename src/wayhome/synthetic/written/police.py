"""The police feed: nominals, occurrences, roles, custody, charges, stops, intelligence and more."""

from wayhome.synthetic.holders import POLICE
from wayhome.synthetic.written.sheet import FORCE_CODE, POLICE_H, Sheet, occurrence, person

_H = f"{POLICE_H} + x.force _h, delivery_of(x.recorded) _n"
_WHO = person(POLICE, "x.force", "x.pid + extract(day from x.recorded)")
_WHO_MAYBE = person(POLICE, "x.force", "x.pid + extract(day from x.recorded)", optional=True)


def _sheet(table: str, order: str, sql: str, impossible: str = "", **wrong: str) -> Sheet:
    return Sheet("police", table, POLICE, order, sql, wrong, impossible)


_CUSTODY_NO = f"printf('%s-C%06d', {FORCE_CODE}, x.cid)"
_STOP_REF = f"printf('%s-S%06d', {FORCE_CODE}, x.sid)"

SHEETS = (
    _sheet(
        "nominals",
        "nominal_id",
        f"""select h _h, l.n_from _n, pid _pid, local_id nominal_id, given forename,
            middle middle_names, family surname, aliases, null street_name, dob, sex, ethnicity,
            null nationality, pnc pnc_id, phone, l.address, l.postcode,
            l.known_from recorded, null marking
        from held join lived l using (h, pid, copy)
        where l.shown and h >= {POLICE_H} and h < {POLICE_H + 4}""",
        impossible="dob",
        dob="date '2031-05-01'",
    ),
    _sheet(
        "occurrences",
        "occurrence_no",
        f"""select {_H}, null _pid, {occurrence()} occurrence_no, x.code offence_code,
            x.title offence_description, x.category, x.began occurred_from, x.ended occurred_to,
            x.recorded, x.place location, x.postcode, round(x.lat, 5) lat, round(x.lon, 5) lon,
            x.outcome outcome_code, x.flags, x.summary, x.marking
        from t_occurrence x""",
        impossible="occurred_from",
        occurred_to="occurred_from - interval 3 days",
    ),
    _sheet(
        "roles",
        "occurrence_no, nominal_id, role",
        f"""select {_H}, x.pid _pid, {occurrence()} occurrence_no, who.local_id nominal_id, x.role,
            x.recorded role_from, x.recorded
        from t_role x {_WHO}""",
        impossible="role_from",
    ),
    _sheet(
        "custody",
        "custody_no",
        f"""select {_H}, x.pid _pid, {_CUSTODY_NO} custody_no, {occurrence()} occurrence_no,
            who.local_id nominal_id, x.arrested arrested_at, x.place arrest_location,
            x.postcode arrest_postcode, round(x.lat, 5) arrest_lat, round(x.lon, 5) arrest_lon,
            x.code offence_code, x.title offence_description, x.category, t.together co_detained,
            x.adult appropriate_adult, x.arrested + interval 50 minutes detained_at,
            x.released released_at, x.outcome, x.remanded, x.concealed, x.recorded, x.notes,
            null marking
        from t_custody x {_WHO}
        left join (
            select a.cid, string_agg(o.local_id, '; ' order by o.local_id) together
            from t_custody a join t_custody b on a.oid = b.oid and a.force = b.force
                and a.cid <> b.cid
            join held o on o.h = {POLICE_H} + b.force and o.pid = b.pid and o.copy = 0
            group by a.cid) t on t.cid = x.cid""",
        impossible="arrested_at",
        released_at="arrested_at - interval 2 days",
    ),
    _sheet(
        "charges",
        "charge_ref",
        f"""select {_H}, x.pid _pid,
            printf('%s-H%07d-%s', {FORCE_CODE}, x.oid, who.local_id) charge_ref,
            {occurrence()} occurrence_no, who.local_id nominal_id, x.charged charged_at,
            x.code offence_code, x.title offence_description, x.category,
            case when delivery_of(x.outcome_on::timestamp) <= delivery_of(x.recorded)
                then x.outcome end outcome,
            case when delivery_of(x.outcome_on::timestamp) <= delivery_of(x.recorded)
                then x.outcome_on end outcome_date, x.recorded
        from t_charge x {_WHO}""",
        impossible="charged_at",
    ),
    _sheet(
        "stops",
        "stop_ref",
        f"""select {_H}, x.pid _pid, {_STOP_REF} stop_ref, who.local_id nominal_id,
            x.happened stopped_at, x.place location, x.postcode, round(x.lat, 5) lat,
            round(x.lon, 5) lon, x.power, true searched, x.object object_of_search, x.found,
            x.outcome, x.recorded, x.notes, null marking
        from t_stop x {_WHO}""",
        impossible="stopped_at",
    ),
    _sheet(
        "intelligence",
        "intelligence_ref, nominal_id",
        f"""select {POLICE_H} + x.force _h, delivery_of(x.recorded) _n, x.pid _pid,
            printf('%s-I%06d', {FORCE_CODE}, x.iid) intelligence_ref, who.local_id nominal_id,
            x.recorded submitted_at, x.event event_from, x.source source_evaluation,
            x.assessment information_assessment, x.handling, null conditions, x.topic,
            x.place location, x.postcode, round(x.lat, 5) lat, round(x.lon, 5) lon, x.text,
            x.marking
        from t_intelligence x {_WHO_MAYBE}""",
        source_evaluation="'7'",
    ),
    _sheet(
        "phones",
        "phone, nominal_id, occurrence_no",
        f"""select {_H}, x.pid _pid, x.phone, who.local_id nominal_id,
            {occurrence()} occurrence_no, x.whose, x.seen_from, x.seen_to, x.recorded
        from t_phone x {_WHO_MAYBE}""",
        seen_to="seen_from - interval 3 days",
    ),
    _sheet(
        "vehicles",
        "registration, nominal_id, occurrence_no, seen_at",
        f"""select {_H}, x.pid _pid, x.registration, who.local_id nominal_id,
            {occurrence()} occurrence_no, x.link, x.seen seen_at, x.make, x.model, x.colour,
            x.hired, x.recorded
        from t_vehicle x {_WHO_MAYBE}""",
        impossible="seen_at",
    ),
    _sheet(
        "property",
        "property_ref",
        f"""select {_H}, x.pid _pid, printf('%s-P%06d', {FORCE_CODE}, x.prid) property_ref,
            {occurrence()} occurrence_no,
            case when x.cid is not null then {_CUSTODY_NO} end custody_no,
            case when x.sid is not null then {_STOP_REF} end stop_ref,
            who.local_id nominal_id, x.kind, x.description, x.quantity, x.unit,
            x.seized seized_at, x.recorded
        from t_property x {_WHO_MAYBE}""",
        quantity="-1",
    ),
    _sheet(
        "associations",
        "nominal_id, other_nominal_id, association",
        f"""select distinct {_H}, x.pid _pid, who.local_id nominal_id,
            other.local_id other_nominal_id, x.kind association, x.seen_from, x.recorded
        from t_tie x {_WHO}
        {person(POLICE, "x.force", "x.other", alias="other")}""",
        impossible="seen_from",
    ),
)
