"""How old an agency's data is, on pages: every feed by itself, none behind a younger one."""

from datetime import date, datetime
from html import unescape

from django.template import engines

from wayhome.insight import freshness
from wayhome.lexicon.agencies import Agency, AgencyKind

FORCE = Agency("NBP", "Northborough Police", AgencyKind.POLICE)
TRUST = Agency("EMH", "Eastmarsh Health Trust", AgencyKind.HEALTH)
SENT = [("NBP", "police", datetime(2026, 11, 17, 6)), ("NBP", "missing", datetime(2026, 5, 22, 6))]
TODAY = date(2026, 11, 20)


def said(macro: str, *values: object) -> str:
    parts = engines["jinja2"].env.get_template("parts/fresh.html").module
    return " ".join(unescape(str(getattr(parts, macro)(*values))).split())


def test_a_person_s_page_names_every_feed_of_an_agency() -> None:
    (force,) = freshness({"NBP": FORCE}, SENT)
    assert said("fed_words", force.feeds, TODAY) == (
        "Newest of each kind: Missing people, 22 May 2026 (6 months ago); "
        "Police, 17 November 2026 (3 days ago)."
    )
    assert said("fed_words", (), TODAY) == ""


def test_the_list_says_who_has_supplied_nothing() -> None:
    page = said("fresh_list", freshness({"NBP": FORCE, "EMH": TRUST}, SENT), TODAY)
    assert page.index("Eastmarsh Health Trust") < page.index("Has supplied nothing")
    assert page.index("Has supplied nothing") < page.index("Northborough Police")
    assert "22 May 2026<small>6 months ago" in page
