"""A small picture with everything in it that has gone wrong somewhere, and how it is handled."""

from datetime import date, datetime
from typing import Any

from wayhome.governance.access import viewer
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Node, Picture, Tie
from wayhome.lexicon.marking import Marking
from wayhome.network.kinds import NodeKind, TieKind

WIDE, CLOSE = Marking.SENSITIVE, Marking.RESTRICTED
KAI, BO, EVE = "person:P-AAAA", "person:P-BBBB", "person:P-EEEE"
PICTURE = Picture(
    (
        Node(NodeKind.PERSON, "P-AAAA", "Kai Marsh"),
        Node(NodeKind.PERSON, "P-BBBB", '=HYPERLINK("http://x")'),
        Node(NodeKind.PERSON, "P-EEEE", "Eve Hidden"),
        Node(NodeKind.EVENT, "E-1", "arrest", "arrest"),
        Node(NodeKind.EVENT, "E-2", "stop", "stop"),
        Node(NodeKind.PLACE, "at:LS1 4AB 14", "14 Mill Road", "", "LS1 4AB", 53.79648, -1.55482),
        Node(NodeKind.PHONE, "+447700900001", "+447700900001"),
        Node(NodeKind.LINE, "kai line", "kai line"),
    ),
    (
        Tie(KAI, BO, TieKind.KIN, "d:rel:2", "NBC", WIDE, "sibling"),
        Tie(KAI, BO, TieKind.KNOWN_TO, "d:rel:3", "NBP", WIDE, "friend",
            datetime(2026, 1, 2, 21, 15), grade="1B P"),
        Tie(KAI, "event:E-1", TieKind.PRESENT, "d:ev:2", "NBP", WIDE, "arrested",
            datetime(2026, 3, 1, 22, 30), other_record="d:inv:2", grade="3D C"),
        Tie(BO, "event:E-1", TieKind.PRESENT, "d:ev:2", "NBP", WIDE, "arrested",
            datetime(2026, 3, 1, 22, 30)),
        Tie(KAI, "event:E-2", TieKind.PRESENT, "d:ev:3", "NBP", WIDE, "stopped",
            datetime(2026, 4, 1)),
        Tie(EVE, "event:E-2", TieKind.PRESENT, "d:ev:3", "NBP", CLOSE, "stopped",
            datetime(2026, 4, 1)),
        Tie(KAI, "place:at:LS1 4AB 14", TieKind.LIVED, "d:stay:2", "NBC", WIDE, "home",
            datetime(2020, 1, 1)),
        Tie(KAI, "phone:+447700900001", TieKind.HELD_PHONE, "d:con:2", "NBP", WIDE,
            "told by Kai's mum", datetime(2026, 1, 1), times=1),
        Tie("phone:+447700900001", "line:kai line", TieKind.OF_LINE, "d:con:3", "NBP", WIDE),
    ),
)  # fmt: skip
COUNCIL, FORCE = viewer("NBC", "practitioner"), viewer("NBP", "practitioner")


def handling(**other: Any) -> Handling:
    given = {
        "number": "X-1234abcd",
        "marking": Marking.SENSITIVE,
        "recipient": "Eastmarsh Constabulary (EMC)",
        "purpose": "Acting against those who exploit them",
        "basis": "Law enforcement purpose",
        "expires": date(2026, 12, 31),
        "made_at": datetime(2026, 11, 29, 18, 0),
        "by": "analyst.NBC@example.org",
        "release": "20261120-abcdef",
    }
    return Handling(**given | other)
