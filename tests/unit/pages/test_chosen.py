"""What an address says of a picture is read whole."""

from django.http import QueryDict

from wayhome.workspace.pages.picture.chosen import chosen


def test_everything_that_an_address_folds_is_folded() -> None:
    """None is left off in silence: an address too long for the server is refused by it."""
    query = QueryDict("&".join(f"fold=phone:{n}&as_one=line:{n}&agency=A{n}" for n in range(250)))
    held = chosen(query, str)
    assert (len(held.shut), len(held.merged), len(held.agencies)) == (250, 250, 250)
