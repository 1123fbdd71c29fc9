"""The command line: one verb a stage.

Every error meant for people is one sentence on standard error and an exit code of its own
(lexicon.errors). Anything else is a fault of ours, is said so, and is logged without a person.
"""

import sys
import traceback
from pathlib import Path

import typer
from rich.console import Console

from wayhome.cli.accounts import accounts
from wayhome.cli.agencies import agencies
from wayhome.cli.attachments import attachments
from wayhome.cli.audit import audit
from wayhome.cli.build import build
from wayhome.cli.check import check
from wayhome.cli.deliveries import deliveries
from wayhome.cli.demo import demo
from wayhome.cli.evaluate import evaluate
from wayhome.cli.export import export
from wayhome.cli.feeds import feeds
from wayhome.cli.import_ import import_
from wayhome.cli.link import link
from wayhome.cli.notify import notify
from wayhome.cli.pathways import pathways
from wayhome.cli.receive import receive
from wayhome.cli.releases import releases
from wayhome.cli.report import report
from wayhome.cli.serve import serve
from wayhome.cli.signs import signs
from wayhome.cli.synth import synth
from wayhome.cli.upkeep import upkeep
from wayhome.cli.webhooks import webhooks
from wayhome.lexicon.errors import WayhomeError

OUR_FAULT = 70  # EX_SOFTWARE of sysexits.h

app = typer.Typer(
    help="Wayhome: one person, one chronology, one map, and the next step with its clock.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(receive)
app.command()(build)
app.command()(check)
app.command()(serve)
app.command()(report)
app.command()(notify)
app.command()(upkeep)
app.command()(synth)
app.command()(demo)
app.command()(webhooks)
app.command()(export)
app.command("import")(import_)
app.add_typer(accounts, name="accounts")
app.add_typer(agencies, name="agencies")
app.add_typer(attachments, name="attachments")
app.add_typer(audit, name="audit")
app.add_typer(deliveries, name="deliveries")
app.add_typer(evaluate, name="evaluate")
app.add_typer(feeds, name="feeds")
app.add_typer(link, name="link")
app.add_typer(pathways, name="pathways")
app.add_typer(releases, name="releases")
app.add_typer(signs, name="signs")


def main() -> None:
    """Run the command line; the face that `wayhome` and `python -m wayhome.cli` share."""
    try:
        app()
    except WayhomeError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        # Only the kind and the place: the message of an unforeseen error may quote a record.
        _say(
            f"Something is wrong inside Wayhome ({type(error).__name__} at {_place(error)}). "
            "What was held before is as it was. Please report this line."
        )
        sys.exit(OUR_FAULT)


def _say(sentence: str) -> None:
    Console(stderr=True).print(sentence, style="bold", markup=False, highlight=False)


def _place(error: Exception) -> str:
    """The last line of our own that was running."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "wayhome" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
