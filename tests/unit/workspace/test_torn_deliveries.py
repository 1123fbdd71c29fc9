"""A delivery that cannot be read keeps no other from being listed, and is named with what to do."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.extracts import held, receive
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries.receipts import receipts

pytestmark = pytest.mark.django_db
FILE = "nominal_id,forename,surname,dob\n{},Ada,Brook,2010-05-06\n"
TORN = ["", "{", "[]", "null", '"x"', "{}", b"\xff"]


@pytest.fixture
def two(home: Path) -> tuple[str, str]:
    """A delivery that is whole, and one of whose folder some file will be torn."""
    for number in ("N1", "N2"):
        (home / f"{number}.csv").write_text(FILE.format(number))
        receive([home / f"{number}.csv"], agency="NBP", at=Home(home))
    whole, torn = (one.delivery for one in held(home / "store"))
    return whole, torn


def tear(home: Path, delivery: str, file: str, left: str | bytes) -> None:
    path = home / "store" / delivery / file
    path.write_bytes(left if isinstance(left, bytes) else left.encode())


@pytest.mark.parametrize("left", TORN)
def test_the_page_lists_the_others_and_says_which_cannot_be_read(
    client, account, home, two, left
) -> None:
    whole, torn = two
    tear(home, torn, "receipt.json", left)
    client.force_login(account("analyst", "NBP"))
    page = client.get("/deliveries/")
    assert page.status_code == 200
    told = page.content.decode()
    assert f"/deliveries/{whole}/" in told
    assert f"The receipt of delivery {torn} cannot be read" in told
    assert f"store/{torn}/receipt.json" in told
    assert client.get(f"/deliveries/{whole}/").status_code == 200
    assert client.get(f"/deliveries/{torn}/").status_code == 404


def test_so_it_is_with_a_withdrawal_that_cannot_be_read(client, account, home, two) -> None:
    """Nobody can say whether it is in the records, so it is not shown as if it were."""
    whole, torn = two
    tear(home, torn, "withdrawn.json", "{")
    client.force_login(account("analyst", "NBP"))
    told = client.get("/deliveries/").content.decode()
    assert f"/deliveries/{whole}/" in told
    assert f"/deliveries/{torn}/" not in told
    assert f"The withdrawal of delivery {torn} cannot be read" in told


def test_the_list_of_the_command_line_does_so_too(home, two) -> None:
    whole, torn = two
    tear(home, torn, "receipt.json", "")
    done = CliRunner().invoke(app, ["deliveries"], env={"COLUMNS": "80"})
    assert done.exit_code == 0
    assert whole in done.stdout
    told = " ".join(done.stdout.split())
    assert f"The receipt of delivery {torn} cannot be read" in told
    assert f"store/{torn}/receipt.json" in told


def test_nothing_is_built_or_received_on_half_of_the_store(home, two) -> None:
    tear(home, two[1], "receipt.json", "")
    with pytest.raises(Damaged, match="from a backup"):
        held(home / "store")
    with pytest.raises(Damaged):
        receipts(Home(home))
