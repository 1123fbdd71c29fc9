"""How a crisis response can stand, and who does what in it."""

WITH_FINDER, ON_THE_WAY, THERE, REVIEWED = "with finder", "on the way", "there", "reviewed"
NOT_KNOWN, CLOSED, TAKEN_BACK = "not known", "closed", "taken back"
OPEN = frozenset({WITH_FINDER, ON_THE_WAY, THERE, NOT_KNOWN, REVIEWED})

STATES = {
    WITH_FINDER: "with those who found them",
    ON_THE_WAY: "on the way home",
    THERE: "where they are to stay",
    NOT_KNOWN: "where nobody knows",
    REVIEWED: "reviewed",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
HOME = "The home council or its out-of-hours team"
FINDER = "Whoever found them"
WORKER = "The worker from home"
ANYBODY = "Whoever knows of it"
TOLD = ("home told:reached=yes",)  # nothing else is done over the head of the home council
