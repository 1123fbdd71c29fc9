"""What the citation keys of signs stand for, with how they may be used.

The keys are those of the project's sheet of facts (§5 and §14, read 22 November 2026). DES marks a
threshold that is our own: practice to be agreed with the partnership, not a published rule.
"""

CITATIONS: dict[str, str] = {
    "HO": "Home Office, Criminal exploitation of children and vulnerable adults: county lines, "
    "updated 20 October 2023",
    "PLY": "Plymouth Safeguarding Children Partnership, exploitation threshold tool",
    "MER": "Merseyside child criminal exploitation measurement tool",
    "TEES": "Teeswide Safeguarding Adults Board, signs of exploitation",
    "R&R": "Rescue and Response, county lines strategic assessments, 2019 and 2020",
    "CRE": "Crest Advisory, roundtable on county lines, and Breaking the Cycle, 2022",
    "CREST-LAC": "Crest Advisory, Unregulated care homes and county lines, and County lines and "
    "looked after children",
    "TCS": "The Children's Society, signs of criminal exploitation",
    "JTAI": "Joint targeted area inspections, Multi-agency responses to serious youth violence, "
    "November 2024, as reported in the press",
    "PIT": "Pitts, on county lines and the inspectorates, as reported by Russell Webster",
    "DES": "threshold set by this project on 22 November 2026, for each partnership to agree",
    "EASTLIGHT": "Eastlight Community Homes, on cuckooing",
    "VIVID": "Vivid Homes, on cuckooing",
    "LLR-CUCK": "Leicester, Leicestershire and Rutland Safeguarding Adults Boards, cuckooing "
    "guidance",
    "KNOWSLEY": "Knowsley, adult policies and procedures, cuckooing",
    "CAMDEN": "Camden adult social care practice guidance, cuckooing",
    "PANEL": "Child Safeguarding Practice Review Panel, It was hard to escape, 2020 (unverified)",
}
