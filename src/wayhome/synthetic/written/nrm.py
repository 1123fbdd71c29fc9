"""The referral mechanism's log: referrals and the decisions that came back."""

from wayhome.synthetic.holders import NRM, first
from wayhome.synthetic.written.sheet import Sheet, home, person

_H = f"{first(NRM)} _h, delivery_of(x.recorded) _n, x.pid _pid"
_WHO = person(NRM, "0", "x.nid")
_REF = "printf('NRM%06d', 800000 + x.nid)"

SHEETS = (
    Sheet(
        "nrm",
        "referrals",
        NRM,
        "nrm_ref",
        f"""select {_H}, {_REF} nrm_ref, printf('FR-%05d', x.nid) responder_ref, x.kind,
            who.local_id person_ref, who.given forename, who.family surname, null nickname,
            who.dob, who.sex, who.ethnicity, 'British' nationality, lives.postcode,
            x.referred referred_on, x.responder first_responder, x.types exploitation_types,
            x.lines county_lines, 'child' age_group, x.began exploited_from,
            x.ended exploited_to, x.place where_exploited, x.body decision_body,
            x.text circumstances, x.recorded
        from t_nrm x {_WHO} {home()} where x.kind = 'referral'""",
        {"exploited_to": "exploited_from - 9"},
        "referred_on",
    ),
    Sheet(
        "nrm",
        "decisions",
        NRM,
        "nrm_ref, stage",
        f"""select {_H}, {_REF} nrm_ref, who.local_id person_ref, x.stage,
            x.decided decided_on, x.outcome, x.body decision_body, x.recorded
        from t_decision x {_WHO}""",
        {"stage": "'XX'"},
        "decided_on",
    ),
)
