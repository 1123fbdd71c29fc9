"""`wayhome report`: make the reports of months that have ended, and say which are kept.

A build does the same. By the clock it is for homes in which no build is made for weeks.
"""

from rich.console import Console
from rich.table import Table

from wayhome.lexicon.errors import Damaged


def report() -> None:
    """Make the monthly reports that are due; list those kept and whether they are whole."""
    # Late: settings need a secret key.
    from wayhome.workspace.config.start import make_ready

    make_ready()
    from wayhome.workspace.reporting.kept import kept
    from wayhome.workspace.reporting.making import make_due

    made = {one.month for one in make_due()}
    table = Table("Month", "Made on", "Release", "Hash", "")
    held = kept()
    for month, one in held.items():
        about = one.report
        said = ("made now" if month in made else "") if one.figures else "changed since"
        row = (one.address, f"{about.made_at:%Y-%m-%d}", about.release, about.sha256[:12], said)
        table.add_row(*row)
    Console().print(table)
    changed = [one.address for one in held.values() if not one.figures]
    if changed:
        raise Damaged(f"Not as they were made: {', '.join(changed)}. Restore the database.")
