"""Who sent a file: told, or noted beside it, or written in its head.

A `delivery.yaml` beside the files, or in a folder above them within what was given, says it:

    agency: NBC             # a code of the register
    system: Mosaic          # the agency's system, where it has several
    extracted_on: 2026-11-20
    marking: official-sensitive
    feed: ssd               # only where the columns do not say it

Rule kept: it may come from anybody, so what is wrong with it is one sentence (yaml_file).
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wayhome.extracts.unread import NotTakenIn
from wayhome.extracts.yaml_file import written
from wayhome.lexicon.agencies import Register
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.marking import Marking

NOTE = "delivery.yaml"


@dataclass(frozen=True)
class Sender:
    """What is known of a delivery besides its rows."""

    agency: str = ""
    system: str = ""
    extracted_on: str = ""
    marking: str = Marking.SENSITIVE
    feed: str = ""


def noted_beside(file: Path, root: Path) -> Sender:
    """What the nearest delivery.yaml says, from the file's folder up to the root."""
    for folder in (file.parent, *file.parent.parents):
        if (folder / NOTE).is_file():
            return _read(folder / NOTE)
        if folder == root:
            break
    return Sender()


def _read(path: Path) -> Sender:
    try:
        with written(path, "note of who sent a file", "it must hold names and values") as (said, _):
            return _sender(said)
    except OSError:
        raise NotTakenIn(f"The {NOTE} beside the file cannot be read.") from None
    except BadUsage as fault:
        raise NotTakenIn(f"Beside the file, {fault}") from None


def _sender(said: dict[str, Any]) -> Sender:
    known = Sender.__dataclass_fields__
    if strange := sorted(str(word) for word in said if word not in known):
        raise NotTakenIn(f"The {NOTE} beside the file has an unknown word: {', '.join(strange)}.")
    if several := sorted(word for word, value in said.items() if not isinstance(value, str)):
        raise NotTakenIn(f"The {NOTE} beside the file must say one thing of: {', '.join(several)}.")
    sender = Sender(**{str(word): str(value) for word, value in said.items() if value})
    if sender.marking not in set(Marking):
        raise NotTakenIn(
            f"The {NOTE} beside the file has a marking that is none: {', '.join(Marking)}."
        )
    return sender


def settle(sender: Sender, register: Register, *, told: str, dfe_code: str) -> Sender:
    """The sender with an agency of the register, or NotTakenIn with what to do."""
    code = told or sender.agency
    if not code and dfe_code:
        code = next((a.code for a in register.values() if a.dfe_code == dfe_code), "")
        if not code:
            raise NotTakenIn(
                f"Its head names council {dfe_code[:12]}, which no agency of the register has as "
                "its DfE code. Say who sent it: --agency CODE."
            )
    if not code:
        raise NotTakenIn(f"Nothing says who sent it. Say --agency CODE, or lay a {NOTE} beside it.")
    if code not in register:
        raise NotTakenIn(
            f"Agency {code[:20]} is not in the register. Its codes are listed by: wayhome agencies"
        )
    return replace(sender, agency=code)
