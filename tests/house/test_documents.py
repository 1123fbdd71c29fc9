"""Documents name only commands and settings that exist, and all of them."""

import re
from pathlib import Path

import typer.main

from wayhome.cli import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
# A command in running text is in backticks; in a block it stands at the start of a line.
NAMED_COMMAND = re.compile(
    r"(?:^|`)\s*(?:\$ )?wayhome ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?", re.MULTILINE
)
SETTING = re.compile(r"\bWAYHOME_[A-Z_]+\b")


def _commands() -> dict[str, set[str]]:
    """Each verb with the verbs below it."""
    top = typer.main.get_command(app)
    return {name: set(getattr(command, "commands", ())) for name, command in top.commands.items()}


def _written() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)


def test_documents_name_only_commands_that_exist() -> None:
    commands = _commands()
    for verb, below in NAMED_COMMAND.findall(_written()):
        assert verb in commands, f"a document names `wayhome {verb}`"
        if below and commands[verb]:
            assert below in commands[verb], f"a document names `wayhome {verb} {below}`"


def test_every_command_is_written_down() -> None:
    named = {verb for verb, _ in NAMED_COMMAND.findall(_written())}
    assert set(_commands()) - named == set()


def test_settings_in_code_and_documents_are_the_same() -> None:
    sources = (ROOT / "src").rglob("*.py")
    used = {s for path in sources for s in SETTING.findall(path.read_text(encoding="utf-8"))}
    assert used == set(SETTING.findall(_written()))
