"""A delivery.yaml comes from anybody: what is wrong with it is one sentence that can be shown."""

from pathlib import Path

import pytest

from wayhome.extracts.sender import Sender, noted_beside
from wayhome.extracts.unread import NotTakenIn

BROKEN = {
    "half of a sign in a value": (b'agency: NBP\nsystem: "\\ud800"\n', "half of a sign"),
    "half of a sign in a name": (b'"\\udc00": NBP\n', "half of a sign"),
    "half of a sign in a code": (b'agency: "N\\udfffP"\n', "half of a sign"),
    "not UTF-8": (b"agency: Mos\xe9\n", "no text in UTF-8"),
    "one thing for another": (b"agency: &a NBP\nsystem: *a\n", "alias"),
    "far too long": (b"agency: NBP\n" + b"# \n" * 100_000, "longer than"),
    "no YAML": (b"agency: [NBP\n", "not YAML"),
    "no names": (b"- NBP\n", "names and values"),
    "nothing": (b"", "names and values"),
    "several in one": (b"agency: [NBP, EMC]\n", "agency"),
    "signs that no text has": (b"agency: NBP\x00\n", "YAML"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_with_it_is_one_sentence(tmp_path: Path, what: str) -> None:
    text, why = BROKEN[what]
    (tmp_path / "delivery.yaml").write_bytes(text)
    with pytest.raises(NotTakenIn) as refused:
        noted_beside(tmp_path / "a.csv", tmp_path)
    said = str(refused.value)
    assert "delivery.yaml" in said
    assert why in said
    assert said.encode(), "it can be written down"
    assert "\n" not in said
    assert len(said) < 200


def test_a_whole_one_is_read_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "delivery.yaml").write_text(
        "agency: NBP\nsystem: Niché 😀\nmarking: restricted\nextracted_on: 2026-11-01\nfeed:\n",
        encoding="utf-8",
    )
    found = noted_beside(tmp_path / "a.csv", tmp_path)
    assert found == Sender("NBP", "Niché 😀", "2026-11-01", "restricted")
