"""The census for measuring: well-formed, nested as the return nests, the same every time."""

from lxml import etree

from wayhome.synthetic.census import write_census


def test_the_same_seed_gives_the_same_census(tmp_path):
    first, second = (write_census(tmp_path / name, 40, seed=3) for name in ("a.xml", "b.xml"))
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes() != write_census(tmp_path / "c.xml", 40, seed=4).read_bytes()


def test_it_nests_as_the_return_nests(tmp_path):
    root = etree.parse(str(write_census(tmp_path / "a.xml", 300, seed=1))).getroot()
    assert root.tag == "Message"
    assert len(root.findall("Children/Child")) == 300
    below = "Children/Child/CINdetails"
    for part in (
        "Assessments/FactorsIdentifiedAtAssessment/AssessmentFactors",
        "Section47/InitialCPCtarget",
        "ChildProtectionPlans/Reviews/CPPreviewDate",
        "PreProceedingsandFGDM/LBPSentDate",
    ):
        assert root.findall(f"{below}/{part}"), part
