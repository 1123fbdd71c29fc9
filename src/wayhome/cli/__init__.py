"""The command line: one verb a stage.

Every error meant for people is one sentence on standard error and an exit code of its own
(lexicon.errors). Anything else is a fault of ours, is said so, and is logged without a person.
"""

import sys

import typer
from rich.console import Console

from wayhome.cli.agencies import agencies
from wayhome.cli.audit import audit
from wayhome.cli.build import build
from wayhome.cli.demo import demo
from wayhome.cli.feeds import feeds
from wayhome.cli.receive import receive
from wayhome.cli.releases import releases
from wayhome.cli.serve import serve
from wayhome.cli.signs import signs
from wayhome.cli.synth import synth
from wayhome.lexicon.errors import WayhomeError

app = typer.Typer(
    help="Wayhome: one person, one chronology, one map, and the next step with its clock.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(receive)
app.command()(build)
app.command()(serve)
app.command()(synth)
app.command()(demo)
app.add_typer(agencies, name="agencies")
app.add_typer(audit, name="audit")
app.add_typer(feeds, name="feeds")
app.add_typer(releases, name="releases")
app.add_typer(signs, name="signs")


def main() -> None:
    """Run the command line; the face that `wayhome` and `python -m wayhome.cli` share."""
    try:
        app()
    except WayhomeError as error:
        Console(stderr=True).print(str(error), style="bold", markup=False, highlight=False)
        sys.exit(error.exit_code)
