"""Two people of one handset, SIM, e-mail address or name online are tied, each by a record."""

import pytest
from tests.unit.network.test_ties import event, in_event, told, world

from wayhome.network.graph.keeping import LASTING
from wayhome.network.kinds import NodeKind, TieKind, contact_called
from wayhome.network.methods import ageing
from wayhome.network.methods.near import STAYS


@pytest.mark.parametrize(
    ("kind", "anna", "ben", "id_"),
    [
        ("handset", "35-693803-564380-9", "356938035643801", "handset:35693803564380"),
        ("sim", "234 15 0123456789", "234150123456789", "sim:234150123456789"),
        ("email", "kai@example.org", " Kai@Example.org", "email:kai@example.org"),
        ("handle", "@Ghost_n1", "ghost_n1", "handle:ghost_n1"),
    ],
)
def test_one_thing_in_whatever_form_it_is_written(kind, anna, ben, id_) -> None:
    held = [("anna", anna), ("ben", ben)]
    con = world(
        *(("contact_point", {"kind": kind, "value": value, "subject_ref": f"POL/s/{who}",
                             "whose": "own", "grading": "2B"}) for who, value in held)
    )  # fmt: skip
    assert told(con, "right_kind, kind, said, grading") == [
        (who, id_, NodeKind.CONTACT, TieKind.HELD_CONTACT, "own", "2B") for who, _ in held
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("handset", "000000000000000"), ("handset", "12345"), ("sim", "1111 1111 1111 111"),
     ("sim", "not known"), ("email", " "), ("handset", "35693803564380935693803564380")],
)  # fmt: skip
def test_what_is_no_number_ties_nobody(kind: str, value: str) -> None:
    held = {"kind": kind, "value": value, "subject_ref": "POL/s/anna", "whose": "own"}
    assert told(world(("contact_point", held))) == []


def test_it_lasts_and_grows_old_as_a_telephone_does() -> None:
    assert TieKind.HELD_CONTACT in LASTING
    assert TieKind.HELD_CONTACT in ageing.stands()
    assert TieKind.HELD_CONTACT.number in STAYS, "two who held it at other times never met by it"
    assert contact_called("sim:234150123456789") == "SIM 234150123456789"


def test_a_tie_says_under_which_conditions_it_may_be_held_and_shared() -> None:
    allowed = {"basis": "communications_data", "basis_ref": "CD-9", "basis_until": "2027-05-03"}
    phone = {"kind": "phone", "value": "+447700900123", "subject_ref": "POL/s/anna", **allowed}
    call = {"caller": "+447700900123", "called": "+447700900456", "kind": "call"}
    con = world(
        ("contact_point", phone),
        ("call", {**call, **allowed}),
        ("call", {**call, "basis": "consent"}),
        event("a", kind="intelligence", conditions="Not to be told to the family"),
        in_event("a", "anna", "named"), in_event("a", "ben", "named"),
    )  # fmt: skip
    held = "Held on the basis of communications data, reference CD-9, until 3 May 2027"
    found = con.execute("select kind, conditions from tie order by all").fetchall()
    assert found == [
        ("called", held),
        ("called", "Held on the basis of consent"),
        ("held_phone", held),
        *[("named", "Not to be told to the family")] * 2,
    ]
