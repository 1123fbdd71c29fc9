"""`wayhome attachments`: what is done for attached files by the clock, or to change a key."""

import typer
from rich.console import Console

from wayhome.workspace.config.start import make_ready

attachments = typer.Typer(
    help="Files attached to cases: scan what waits, clear away, change the key.",
    no_args_is_help=True,
)


@attachments.command()
def scan() -> None:
    """Have the virus scanner look at every file that it has not looked at yet."""
    make_ready()
    from wayhome.workspace.attachments.looking_after import must_be_whole, scan_waiting

    done = scan_waiting()
    _say(f"{done.clean} clean, {done.found} with something found, {done.waits} still wait.")
    must_be_whole(done.faults)


@attachments.command()
def tidy() -> None:
    """Remove what a crash left behind and no case names, once it is a day old."""
    make_ready()
    from wayhome.workspace.attachments import looking_after

    _say(f"{looking_after.tidy()} files removed that no case names.")


@attachments.command()
def rewrap() -> None:
    """Put every file under the first key of WAYHOME_FILE_KEY, so that older ones can be dropped."""
    make_ready()
    from wayhome.workspace.attachments.looking_after import must_be_whole, put_under_first_key

    moved, faults = put_under_first_key()
    _say(f"{moved} files put under the first key.")
    must_be_whole(faults)


def _say(sentence: str) -> None:
    Console().print(sentence, highlight=False)
