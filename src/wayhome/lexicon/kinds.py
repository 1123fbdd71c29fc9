"""Kinds of event, role, stay, relation, contact point and thing, in words practitioners use.

A person holds a role in an event at a time from a source; no word here says what a person *is*
(mission, principle 1). "Not known" is a legal value of every kind (principle 4).
"""

from enum import StrEnum


class EventKind(StrEnum):
    """What happened. The value is what canonical rows store; LABELS holds what people read."""

    MISSING = "missing"
    AWAY = "away"
    FOUND = "found"
    RETURN_INTERVIEW = "return_interview"
    ARREST = "arrest"
    CHARGE = "charge"
    CUSTODY = "custody"
    STOP = "stop"
    OFFENCE = "offence"
    CONVICTION = "conviction"
    INTELLIGENCE = "intelligence"
    CONTACT = "contact"
    REFERRAL = "referral"
    ASSESSMENT = "assessment"
    FACTOR = "factor"
    SECTION_47 = "section_47"
    CONFERENCE = "conference"
    PROTECTION_PLAN = "protection_plan"
    CIN_PLAN = "cin_plan"
    REVIEW = "review"
    VISIT = "visit"
    CARE_EPISODE = "care_episode"
    LEGAL_STATUS = "legal_status"
    DEPRIVATION_OF_LIBERTY = "deprivation_of_liberty"
    PRE_PROCEEDINGS = "pre_proceedings"
    EARLY_HELP = "early_help"
    HEALTH_CHECK = "health_check"
    SUBSTANCE_USE = "substance_use"
    SDQ = "sdq"
    IMMIGRATION = "immigration"
    PERMANENCE = "permanence"
    CARE_LEAVING = "care_leaving"
    SEND = "send"
    WORKER = "worker"
    ATTENDANCE = "attendance"
    SUSPENSION = "suspension"
    EXCLUSION = "exclusion"
    SCHOOL_MOVE = "school_move"
    SCHOOL_CONCERN = "school_concern"
    SCHOOL_REPORT = "school_report"
    NRM_REFERRAL = "nrm_referral"
    NRM_DECISION = "nrm_decision"
    DISPOSAL = "disposal"
    REMAND = "remand"
    BREACH = "breach"
    APPOINTMENT = "appointment"
    EMERGENCY_ATTENDANCE = "emergency_attendance"
    PROTECTION_ALERT = "protection_alert"
    SERVICE_REFERRAL = "service_referral"
    TRAVEL_INCIDENT = "travel_incident"
    JOURNEY = "journey"
    NUISANCE = "nuisance"
    TENANCY_VISIT = "tenancy_visit"
    DAMAGE = "damage"
    ARREARS = "arrears"
    HOMELESSNESS = "homelessness"
    ADDRESS_MEASURE = "address_measure"
    MAPPING_SESSION = "mapping_session"
    COMMUNITY_STATEMENT = "community_statement"
    CALL = "call"
    NOTE = "note"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    EventKind.MISSING: "Missing",
    EventKind.AWAY: "Away from placement without authorisation",
    EventKind.FOUND: "Found",
    EventKind.RETURN_INTERVIEW: "Return home interview",
    EventKind.ARREST: "Arrested",
    EventKind.CHARGE: "Charged",
    EventKind.CUSTODY: "In police custody",
    EventKind.STOP: "Stopped",
    EventKind.OFFENCE: "Occurrence recorded by police",
    EventKind.CONVICTION: "Convicted",
    EventKind.INTELLIGENCE: "Intelligence report",
    EventKind.CONTACT: "Contact with children's services",
    EventKind.REFERRAL: "Referral to children's services",
    EventKind.ASSESSMENT: "Assessment",
    EventKind.FACTOR: "Factor found at assessment",
    EventKind.SECTION_47: "Section 47 enquiry",
    EventKind.CONFERENCE: "Child protection conference",
    EventKind.PROTECTION_PLAN: "Child protection plan",
    EventKind.CIN_PLAN: "Child in need plan",
    EventKind.REVIEW: "Review",
    EventKind.VISIT: "Visit",
    EventKind.CARE_EPISODE: "Looked after",
    EventKind.LEGAL_STATUS: "Legal status",
    EventKind.DEPRIVATION_OF_LIBERTY: "Deprivation of liberty order",
    EventKind.PRE_PROCEEDINGS: "Pre-proceedings",
    EventKind.EARLY_HELP: "Early help",
    EventKind.HEALTH_CHECK: "Health check",
    EventKind.SUBSTANCE_USE: "Substance use noted",
    EventKind.SDQ: "Strengths and difficulties questionnaire",
    EventKind.IMMIGRATION: "Immigration status",
    EventKind.PERMANENCE: "Permanence decision",
    EventKind.CARE_LEAVING: "Leaving care",
    EventKind.SEND: "Special educational needs or disability",
    EventKind.WORKER: "Worker allocated",
    EventKind.ATTENDANCE: "School attendance",
    EventKind.SUSPENSION: "Suspended from school",
    EventKind.EXCLUSION: "Permanently excluded from school",
    EventKind.SCHOOL_MOVE: "Moved school or off roll",
    EventKind.SCHOOL_CONCERN: "Concern raised by school",
    EventKind.SCHOOL_REPORT: "School report",
    EventKind.NRM_REFERRAL: "Referred to the National Referral Mechanism",
    EventKind.NRM_DECISION: "National Referral Mechanism decision",
    EventKind.DISPOSAL: "Order, caution or other outcome of an offence",
    EventKind.REMAND: "Remanded",
    EventKind.BREACH: "Order recorded as not kept to",
    EventKind.APPOINTMENT: "Appointment",
    EventKind.EMERGENCY_ATTENDANCE: "Emergency department attendance",
    EventKind.PROTECTION_ALERT: "Unscheduled care of a child known to children's services",
    EventKind.SERVICE_REFERRAL: "Referred to a service",
    EventKind.TRAVEL_INCIDENT: "Incident at a station, on a train or coach",
    EventKind.JOURNEY: "Journey",
    EventKind.NUISANCE: "Nuisance or anti-social behaviour reported",
    EventKind.TENANCY_VISIT: "Visit to a tenancy",
    EventKind.DAMAGE: "Damage or repair reported",
    EventKind.ARREARS: "Rent owed",
    EventKind.HOMELESSNESS: "Homeless or in temporary housing",
    EventKind.ADDRESS_MEASURE: "Measure taken at an address",
    EventKind.MAPPING_SESSION: "Mapping session",
    EventKind.COMMUNITY_STATEMENT: "Said by somebody in the community",
    EventKind.CALL: "Telephone call",
    EventKind.NOTE: "Note",
    EventKind.NOT_KNOWN: "Not known",
}


class Role(StrEnum):
    """What somebody was in one event. Never what they are."""

    SUBJECT = "subject"
    SUSPECT = "suspect"
    VICTIM = "victim"
    WITNESS = "witness"
    ARRESTED = "arrested"
    STOPPED = "stopped"
    FOUND = "found"
    FOUND_WITH = "found_with"
    REPORTED_BY = "reported_by"
    CARER = "carer"
    WORKER = "worker"
    CALLER = "caller"
    CALLED = "called"
    NAMED = "named"
    NOT_KNOWN = "not_known"


class StayKind(StrEnum):
    """A person at a place over time."""

    HOME = "home"
    PLACEMENT = "placement"
    SCHOOL = "school"
    TENANCY = "tenancy"
    NOT_KNOWN = "not_known"


class RelationKind(StrEnum):
    """A stated kinship or association."""

    PARENT = "parent"
    SIBLING = "sibling"
    FAMILY = "family"
    CARER = "carer"
    FRIEND = "friend"
    ASSOCIATE = "associate"
    TRUSTED_ADULT = "trusted_adult"
    NOT_KNOWN = "not_known"


class Category(StrEnum):
    """What an occurrence, arrest, factor or exclusion was about, across agencies' own codes."""

    DRUG_SUPPLY = "drug_supply"
    DRUG_POSSESSION = "drug_possession"
    WEAPON = "weapon"
    VIOLENCE = "violence"
    ROBBERY = "robbery"
    SEXUAL = "sexual"
    THEFT = "theft"
    DAMAGE = "damage"
    DISORDER = "disorder"
    FRAUD = "fraud"
    VEHICLE = "vehicle"
    DOMESTIC_ABUSE = "domestic_abuse"
    ABUSE_OR_NEGLECT = "abuse_or_neglect"
    EXPLOITATION = "exploitation"
    BEHAVIOUR = "behaviour"
    OTHER = "other"
    NOT_KNOWN = "not_known"
