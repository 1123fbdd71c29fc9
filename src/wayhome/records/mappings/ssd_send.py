"""The safeguarding dataset on special educational needs: requests, assessments, plans, needs.

Each table points at the one before it, and only the first names the person.

    send ← request ← assessment ← named plan
                   ← active plan ← need
"""

from wayhome.records.expressions import at_day
from wayhome.records.mapping import Mapping, with_person
from wayhome.records.mappings.ssd_people import newest


def _after(alias: str, table: str, key: str, other: str, number: str) -> str:
    """Joins the table that `other` points at."""
    joined = newest(table, alias, key, f"{other}.{number}")
    return joined.replace("s._agency", f"{other}._agency").replace("s._system", f"{other}._system")


def _to_person(request: str) -> str:
    """From what points at a request to the person in `p`."""
    return (
        f"{_after('q', 'ssd_ehcp_requests', 'ehcr_ehcp_request_id', *request.split('.'))}"
        f" {_after('p', 'ssd_send', 'send_table_id', 'q', 'ehcr_send_table_id')}"
    )


REQUEST = Mapping(
    "ssd",
    "ssd_ehcp_requests",
    "event",
    "request",
    {
        "kind": "'send'",
        "code": "'plan requested'",
        "reference": "s.ehcr_ehcp_request_id",
        "outcome": "s.ehcr_ehcp_req_outcome",
    },
    joins=newest("ssd_send", "p", "send_table_id", "s.ehcr_send_table_id"),
    began=at_day("s.ehcr_ehcp_req_date"),
    ended=at_day("s.ehcr_ehcp_req_outcome_date"),
)
ASSESSMENT = Mapping(
    "ssd",
    "ssd_ehcp_assessment",
    "event",
    "assessment",
    {
        "kind": "'send'",
        "code": "'assessed for a plan'",
        "reference": "s.ehca_ehcp_request_id",
        "outcome": "s.ehca_ehcp_assessment_outcome",
    },
    joins=_to_person("s.ehca_ehcp_request_id"),
    began=at_day("s.ehca_ehcp_assessment_outcome_date"),
)
NAMED = Mapping(
    "ssd",
    "ssd_ehcp_named_plan",
    "event",
    "plan",
    {
        "kind": "'send'",
        "code": "'education, health and care plan'",
        "reference": "x.ehca_ehcp_request_id",
        "outcome": "s.ehcn_named_plan_ceased_reason",
    },
    joins=newest("ssd_ehcp_assessment", "x", "ehca_ehcp_assessment_id", "s.ehcn_ehcp_asmt_id")
    + " "
    + _to_person("x.ehca_ehcp_request_id"),
    began=at_day("s.ehcn_named_plan_start_date"),
    ended=at_day("s.ehcn_named_plan_ceased_date"),
)
ACTIVE = Mapping(
    "ssd",
    "ssd_ehcp_active_plans",
    "event",
    "plan",
    {
        "kind": "'send'",
        "code": "'plan in force'",
        "reference": "s.ehcp_ehcp_request_id",
    },
    joins=_to_person("s.ehcp_ehcp_request_id"),
    began=at_day("s.ehcp_active_ehcp_last_review_date"),
)
NEED = Mapping(
    "ssd",
    "ssd_sen_need",
    "event",
    "need",
    {
        "kind": "'send'",
        "code": "s.senn_active_ehcp_need_type",
        "reference": "s.senn_active_ehcp_id",
    },
    joins=newest("ssd_ehcp_active_plans", "x", "ehcp_active_ehcp_id", "s.senn_active_ehcp_id")
    + " "
    + _to_person("x.ehcp_ehcp_request_id"),
)

SSD_SEND = tuple(
    made
    for event in (REQUEST, ASSESSMENT, NAMED, ACTIVE, NEED)
    for made in with_person(event, "p.send_person_id")
)
