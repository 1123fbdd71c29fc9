"""The missing feed: an episode when it opens, again when it closes, and the return interview."""

from wayhome.synthetic.agencies import AREAS
from wayhome.synthetic.holders import MISSING
from wayhome.synthetic.written.sheet import MISSING_H, Sheet, ended, home, person, versions

_CODE = "[" + ", ".join(f"'{AREAS[area].force}'" for area in sorted(AREAS)) + "][x.area + 1]"
_REF = f"printf('%s-M%06d', {_CODE}, x.mid)"
_WHO = person(MISSING, "x.area", "x.mid")
_ENDS = ("found_place", "found_postcode", "found_lat", "found_lon", "found_with", "how", "harm")
_LATE = {name: ended(f"x.{name}") for name in _ENDS}

SHEETS = (
    Sheet(
        "missing",
        "reports",
        MISSING,
        "misper_ref",
        f"""select {MISSING_H} + x.area _h, x.vn _n, x.pid _pid, {_REF} misper_ref,
            {_CODE} || '-J' || x.joint joint_ref, who.local_id nominal_id,
            who.given forename, who.family surname, who.aliases, who.dob,
            who.sex, who.ethnicity, who.phone, lives.address home_address,
            lives.postcode home_postcode, x.kind, x.risk, x.reported reported_at,
            x.seen last_seen_at, {ended("x.found")} found_at, x.missing_from,
            x.care from_placement, {_LATE["found_place"]} found_location,
            {_LATE["found_postcode"]} found_postcode, {_LATE["found_lat"]} found_lat,
            {_LATE["found_lon"]} found_lon, {_LATE["found_with"]} found_with,
            {_LATE["how"]} found_how, {_LATE["harm"]} harm, x.flags, x.circumstances,
            case when delivery_of(x.closed) <= x.vn then x.closed else x.recorded end recorded
        from {versions("t_missing")} {_WHO} {home()} where x.to_police""",
        {"found_at": "last_seen_at - interval 2 days", "kind": "'Z'"},
        "reported_at",
    ),
    Sheet(
        "missing",
        "return_interviews",
        MISSING,
        "interview_ref",
        f"""select {MISSING_H} + x.area _h,
            delivery_of(greatest(x.closed, x.interview_at) + interval 2 days) _n, x.pid _pid,
            {_REF} || '-R' interview_ref, {_REF} misper_ref, who.local_id nominal_id,
            x.interview <> 'not offered' offered,
            case x.interview when 'held' then true when 'declined' then false end accepted,
            x.interview outcome, x.interview_at offered_at,
            case when x.interview = 'held' then x.interview_at end interview_date,
            x.interview = 'held' independent, x.interview_text summary,
            greatest(x.closed, x.interview_at) + interval 2 days recorded
        from t_missing x {_WHO} where x.to_police and x.interview is not null""",
        {},
        "offered_at",
    ),
)
