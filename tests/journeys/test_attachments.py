"""A file is attached to a case, read back by another agency, refused where it is not what it says,
and taken out; and a bundle is put together for the defence, taken away and opened."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Worker
from saying import begun_about_tyler, choose, fill, keep
from test_crisis import why
from tests import real_files as files

from wayhome.workspace.attachments.models import Attachment, Bundle

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
LETTER = files.docx()


def sent(somebody: Worker, folder: Path, name: str, held: bytes, shows: str) -> None:
    """Chosen and sent, as far as the answer."""
    path = folder / name
    path.write_bytes(held)
    somebody.page.get_by_label("File", exact=True).set_input_files(path)
    somebody.page.get_by_label("What does it show?").fill(shows)
    somebody.press("Attach it")


def taken(somebody: Worker, name: str) -> bytes:
    with somebody.page.expect_download() as waits:
        somebody.page.locator("main").get_by_role("link", name=name).first.click()
    return waits.value.path().read_bytes()


def justice(social: Worker) -> None:
    begun_about_tyler(social, "Prosecutor and justice")
    fill(social, offence="Carrying for others, with Jaden Cole.", police="Eastmarsh, PC Bell")
    choose(social, "Yes")
    social.page.locator("[name='said-line'][value='yes']").check()
    social.page.get_by_role("checkbox", name="Northborough Police").check()
    social.press("Begin")
    why(social)


def test_a_file_is_attached_read_back_refused_and_taken_out(
    worker: Open, size: Size, tmp_path: Path
) -> None:
    social = worker("practitioner", size)
    justice(social)
    social.look("attachments-none", status_is_error=True)
    social.follow("Attach a file")
    social.look("attach")
    sent(social, tmp_path, "letter.pdf", LETTER, "Letter of the school")
    social.look("attach-refused", status_is_error=True)
    assert "“letter.pdf” is not taken: by what is in it, it is Word" in social.text
    assert social.page.get_by_label("What does it show?").input_value() == "Letter of the school"
    sent(social, tmp_path, "letter.docx", LETTER, "Letter of the school about the days away")
    assert "Attached: “letter.docx”." in social.text
    social.look("attachments-one", status_is_error=True)

    officer = worker("force", size)
    officer.go(social.page.url.partition("#")[0].removeprefix(social.address))
    why(officer)
    assert taken(officer, "Letter of the school about the days away") == LETTER
    assert officer.page.get_by_role("link", name="Take it out").count() == 0

    social.follow("Take it out")
    social.look("attachment-out", status_is_error=True)
    social.press("Take it out")
    assert "Write why it is taken out." in social.text
    social.page.get_by_label("Why is it taken out?").fill("It is about his brother.")
    social.press("Take it out")
    social.look("attachments-out", status_is_error=True)
    assert "“It is about his brother.”" in social.text
    officer.page.reload()
    assert officer.page.get_by_role("link", name="Letter of the school").count() == 0
    assert Attachment.objects.get().out.by.email == "practitioner@demo.invalid"


def test_a_bundle_is_put_together_taken_away_and_opened(
    worker: Open, size: Size, tmp_path: Path
) -> None:
    social = worker("practitioner", size)
    justice(social)
    keep(social, "What they say", voice="“I had to.”", by="Jo, alone")
    social.follow("Attach a file")
    sent(social, tmp_path, "screen.png", files.png(), "A screen of his phone")
    social.follow("Put a bundle together")
    social.look("bundle", status_is_error=True)
    assert "Reads like a name: Jaden Cole" in social.text
    social.press("Put it together")
    social.look("bundle-missing", status_is_error=True)
    answered(social)
    social.press("Put it together")
    assert "The bundle is put together." in social.text
    social.look("bundle-made", status_is_error=True)
    path = tmp_path / "bundle.zip"
    path.write_bytes(taken(social, "The defence: Harper and Cole"))
    with zipfile.ZipFile(path) as held:
        assert held.namelist() == ["index.pdf", "manifest.json", "001.pdf", "002.png"]
        assert held.read("002.png") == files.png()
        number = json.loads(held.read("manifest.json"))["number"]
    assert Bundle.objects.get().pk == number


def answered(social: Worker) -> None:
    choose(social, "The defence")
    social.page.get_by_label("Who there?").fill("Harper and Cole, solicitors")
    social.page.get_by_label("Who decided that it may be shown?").fill("Ann Lee, prosecutor")
    for item, goes in (("A charge", "in"), ("What they say", "out"), ("File: A screen", "in")):
        group = social.page.get_by_role("group", name=item)
        group.locator(f"input[value='{goes}']").check()
    social.page.locator("[name='why-E1']").fill("They do not want it shown.")
    social.page.get_by_role("radio", name="Yes, and they may be named here").check()
    social.page.get_by_label("Who is named, and who decided").fill("Jaden Cole; the prosecutor.")
