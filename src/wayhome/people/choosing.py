"""Which model a home links with: Wayhome's own, unless somebody has named one of the home's.

    models/<name>.json    a model of this home's (people/training)
    models/current        names the one that builds use; not there: Wayhome's own

A release carries the model that linked it, so what is looked up is weighed as it was linked,
whatever has been named since.
"""

import json
import os
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from wayhome.lexicon.errors import BadUsage, Damaged, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.people.model import CURRENT, Model, read

# Names, in a connection, the model that a build links with.
IN_USE = f"coalesce(getvariable('linking_model'), '{CURRENT}')"
ITS_DATA = "getvariable('linking_model_data')"


@dataclass(frozen=True)
class Chosen:
    """A model with the data of its file. `own`: it is the home's own, and not Wayhome's."""

    data: dict[str, Any]
    own: bool = False

    @cached_property
    def model(self) -> Model:
        return read(self.data)

    def name_in(self, con: DuckDBPyConnection) -> None:
        """Let the index and the figures that this connection makes say which model it was."""
        con.execute("set variable linking_model = $version", {"version": self.model.version})
        if self.own:
            data = json.dumps(self.data, ensure_ascii=False)
            con.execute("set variable linking_model_data = $data", {"data": data})


def chosen(home: Home) -> Chosen:
    """The model that builds of this home use. NotSetUp where it is named and not there."""
    try:
        name = _pointer(home).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return _wayhomes()
    if not (home.models / f"{name}.json").exists():
        raise NotSetUp(
            f"The linking model {name} is not in {home.models}: put it back, or name another "
            "(wayhome link use)."
        )
    return _of(home, name)


def use(home: Home, name: str) -> Model:
    """Let builds from now on use the home's model of that name, or Wayhome's own by its date.

    BadUsage where there is none of that name; Damaged where it is not whole.
    """
    if name == CURRENT:
        _pointer(home).unlink(missing_ok=True)
        return _wayhomes().model
    if name not in held(home):
        names = ", ".join((CURRENT, *held(home)))
        raise BadUsage(f"No linking model is named {name}. There are: {names}.")
    model = _of(home, name).model
    waiting = home.models / ".current.new"
    waiting.write_text(name + "\n", encoding="utf-8")
    os.replace(waiting, _pointer(home))
    return model


def held(home: Home) -> tuple[str, ...]:
    """The names of the home's own models."""
    return tuple(sorted(file.stem for file in home.models.glob("*.json")))


def _pointer(home: Home) -> Path:
    return home.models / "current"


def _wayhomes() -> Chosen:
    file = files("wayhome.people").joinpath(f"models/{CURRENT}.json")
    return Chosen(json.loads(file.read_text(encoding="utf-8")))


def read_file(file: Path) -> Model:
    """The model of a file. Damaged when it is none, or not whole."""
    return read(_data(file))


def _of(home: Home, name: str) -> Chosen:
    found = Chosen(_data(home.models / f"{name}.json"), own=True)
    if found.model.version != name:
        raise Damaged(
            f"The linking model {name} calls itself {found.model.version}: a model's file has its "
            "version for a name."
        )
    return found


def _data(file: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise Damaged(
            f"{file} cannot be read as a linking model: train again (wayhome link train)."
        ) from None
