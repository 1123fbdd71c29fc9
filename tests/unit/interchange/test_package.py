"""A package proves itself: its manifest names every file, and a changed one is found out."""

import hashlib
import json

import pytest
from small_picture import FORCE, PICTURE

from wayhome.interchange import package
from wayhome.interchange.formats import FORMATS, TITLES
from wayhome.interchange.package import MANIFEST, verified
from wayhome.lexicon.errors import BadUsage, Damaged

FORMS = tuple(form for form in FORMATS if form != "i2-uk")


def test_every_form_is_offered_in_words() -> None:
    assert FORMATS.keys() == TITLES.keys()


def test_the_manifest_names_every_file_with_its_hash(export) -> None:
    folder = export(*FORMS)
    manifest = verified(folder)
    named = {one["file"]: one for one in manifest["files"]}
    assert named.keys() == {path.name for path in folder.iterdir()} - {MANIFEST}
    for name, one in named.items():
        held = (folder / name).read_bytes()
        assert one["sha256"] == hashlib.sha256(held).hexdigest()
        assert one["bytes"] == len(held)
    said = {"number", "marking", "recipient", "purpose", "basis", "expires", "made_at", "by"}
    assert said | {"release", "profile", "watermark"} <= manifest.keys()
    assert (named["links.csv"]["rows"], named["picture.graphml"]["rows"]) == (7, 13)


def test_the_marking_is_that_of_the_narrowest_tie_in_it(export) -> None:
    assert verified(export("i2", who=FORCE, to="EMC"))["marking"] == "official-sensitive"
    own = export("i2", who=FORCE, to="NBP")
    assert verified(own)["marking"] == "restricted"
    assert "RESTRICTED. Export" in (own / "links.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "form", sorted(set(FORMS) - {"xlsx", "parquet", "followthemoney", "sheet"})
)
def test_every_file_says_how_to_handle_it(export, form: str) -> None:
    for path in export(form).iterdir():
        if path.name != "links-columns.csv":  # holds nobody
            assert "Delete by 31 December 2026" in path.read_text(encoding="utf-8"), path.name


def test_a_changed_file_is_found_out(export) -> None:
    folder = export("i2")
    (folder / "links.csv").write_text("changed")
    with pytest.raises(Damaged, match="links.csv is not as it was exported"):
        verified(folder)
    (folder / "links.csv").unlink()
    with pytest.raises(Damaged, match="no whole export"):
        verified(folder)


def test_a_form_that_is_none_and_too_large_a_picture_are_said(export, monkeypatch) -> None:
    with pytest.raises(BadUsage, match="There is no form pdf"):
        export("pdf")
    with pytest.raises(BadUsage, match="i2 or i2-uk"):
        export("i2", "i2-uk")
    monkeypatch.setattr(package, "MOST_TIES", 3)
    with pytest.raises(BadUsage, match="ask for a shorter time"):
        export("i2")


def test_the_same_export_again_is_the_same_to_the_byte(export) -> None:
    forms = ("i2", "graphml", "gexf", "followthemoney", "neo4j", "geojson", "parquet", "counts")
    forms += ("sheet",)
    one, two = (json.loads((export(*forms) / MANIFEST).read_text()) for _ in range(2))
    assert one == two
    assert len(PICTURE.ties) > 7
