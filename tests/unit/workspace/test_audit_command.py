"""`wayhome audit verify` proves the trail, and names the first link that does not hold."""

import pytest
from typer.testing import CliRunner

from wayhome.cli.audit import audit
from wayhome.lexicon.errors import Damaged
from wayhome.workspace.trail.models import ChainHead


@pytest.mark.django_db
def test_verify_on_the_command_line(write, forge) -> None:
    write()
    run = CliRunner()
    good = run.invoke(audit, ["verify"])
    assert good.exit_code == 0
    assert "The trail holds: 3 events." in good.output
    noted = ChainHead.objects.get().hash
    write()
    assert run.invoke(audit, ["verify", "--expect", noted]).exit_code == 0
    assert isinstance(run.invoke(audit, ["verify", "--expect", "0f" * 32]).exception, Damaged)
    forge("update trail_auditevent set agency = 'ECP' where number = 2")
    bad = run.invoke(audit, ["verify"])
    assert isinstance(bad.exception, Damaged)
    said = str(bad.exception)
    assert "broken at event 2, written 2" in said
    assert "content was changed" in said
