"""Where an installation keeps its things: the folder that WAYHOME_HOME names.

    agencies.csv          the register of agencies
    store/<delivery>/     what was received, one folder a delivery, never changed
    handed-in/<number>/   what was handed in from a browser, and for two weeks what became of it
    dry-runs/<number>/    files of other tools, for a day, and what would come of them
    attachments/<name>    what was attached to cases, and bundles out of them, sealed
    releases/<release>/   what was built, one folder a release, never changed
    current               names the release that serves; replaced in one step
    unbuilt/<number>/     what was received since, made ready to be looked up; current names one
    models/<model>.json   linking models trained on the home's own records; current names one
    workspace.sqlite3     what people decided, unless PostgreSQL holds it

Nothing is kept anywhere else.
"""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """The folders of one installation."""

    root: Path

    @property
    def agencies(self) -> Path:
        return self.root / "agencies.csv"

    @property
    def store(self) -> Path:
        return self.root / "store"

    @property
    def handed_in(self) -> Path:
        return self.root / "handed-in"

    @property
    def dry_runs(self) -> Path:
        return self.root / "dry-runs"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def current(self) -> Path:
        return self.root / "current"

    @property
    def unbuilt(self) -> Path:
        return self.root / "unbuilt"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def database(self) -> Path:
        return self.root / "workspace.sqlite3"


def home() -> Home:
    """WAYHOME_HOME, or `wayhome` in the user's data folder when it is not set."""
    if named := os.environ.get("WAYHOME_HOME"):
        return Home(Path(named))
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Home(data / "wayhome")
