"""Files handed along for a dry run, and its page, for tests of what may become of them."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

PAGE = "/deliveries/bring-in/"
HEADER = (
    "Link ID,End 1 ID,End 1 Type,End 1 Label,End 2 ID,End 2 Type,End 2 Label,"
    "Link Type,Link Label,Date,Time,End Date,Source Grade,Information Grade"
)
KIN = "1,p1,Person,Kai Quillon,p2,Person,Bo Quillon,Sibling,,,,,2,B"
WRONG = "3,p1,Person,Kai Quillon,p2,Person,Bo Quillon,Friend,,one day,,,,"
NOMINALS = b"nominal_id,forename,surname,dob,pnc_id\nN1,Ada,Brook,2010-05-06,\n"


def chart(*rows: str) -> bytes:
    return ("\n".join([HEADER, *rows]) + "\n").encode()


def hand_along(
    client: Client,
    *files: tuple[str, bytes],
    by: str = "link-chart",
    own: tuple[str, bytes] | None = None,
    marking: str = "official-sensitive",
) -> str:
    """The address of their dry run, or the page that refuses them."""
    given = {"files": [SimpleUploadedFile(*file) for file in files], "specification": by}
    given["marking"] = marking
    more = {"own": SimpleUploadedFile(*own)} if own else {}
    answer = client.post(PAGE, given | more)
    return str(answer["Location"]) if answer.status_code == 302 else answer.content.decode()


def page(client: Client, address: str) -> str:
    """Its words, without marks of the page."""
    text = re.sub(r"<[^>]+>", " ", client.get(address, follow=True).content.decode())
    return " ".join(text.replace("&#39;", "'").split())


def bring(client: Client, address: str, *, seen: str = "") -> None:
    shown = re.search(r'name="seen" value="(\w+)"', client.get(address).content.decode())
    client.post(f"{address}bring/", {"seen": seen or (shown.group(1) if shown else "")})


def lying(home: Path) -> list[Path]:
    """Whatever of a dry run people stand in."""
    return [
        path
        for name in ("files", "room")
        for path in home.glob(f"dry-runs/*/{name}/**/*")
        if path.is_file()
    ]
