"""`wayhome export`: what ties a person to others as files, for a named recipient."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from wayhome.interchange.formats import FORMATS
from wayhome.workspace.config.start import make_ready

As = Annotated[str, typer.Option("--as", help="The account that exports; it is on the trail.")]
Person = Annotated[str, typer.Option(help="Whose ties: a reference, as P-7K3M-9Q2X-4TBC.")]
Recipient = Annotated[str, typer.Option("--for", help="Who it is for: a code of the register.")]
Outside = Annotated[str, typer.Option(help="Who it is for, in words, where no code is theirs.")]
Purpose = Annotated[str, typer.Option(help="Why: case, enquiry, panel, disruption …")]
Expires = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Until when they keep it.")]
Form = Annotated[list[str], typer.Option(help=f"One or several of: {', '.join(FORMATS)}.")]
WhyNamed = Annotated[str, typer.Option(help="Why names are needed; without it they are left out.")]
Days = Annotated[int, typer.Option(help="Only ties of the last so many days.", min=0)]


def export(
    to: Annotated[Path, typer.Argument(help="A folder that does not exist yet.")],
    as_: As, person: Person, purpose: Purpose, expires: Expires, form: Form,
    recipient: Recipient = "", outside: Outside = "", why_named: WhyNamed = "", days: Days = 0,
) -> None:  # fmt: skip
    """Export what ties a person to others, without names unless there is a reason."""
    make_ready()
    # Late: models exist only once Django is ready.
    from wayhome.workspace.exporting.by_hand import export_as
    from wayhome.workspace.exporting.making import Wish
    from wayhome.workspace.reading.release import clock

    today: date = clock()
    wish = Wish(
        formats=tuple(dict.fromkeys(form)),
        recipient=recipient,
        outside=outside,
        purpose=purpose,
        expires=expires.date(),
        why_named=why_named,
        since=today - timedelta(days=days) if days else None,
    )
    export_as(as_, person, wish, to)
    files = sorted(path.name for path in to.iterdir())
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(f"{len(files)} files in {to}: {', '.join(files)}. It is on the trail.")
