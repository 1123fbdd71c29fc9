"""Worlds of made-up families: the same child in several agencies, restricted and sealed records
among them, few names and homes, so that much is alike."""

import random

Row = dict[str, object]
Tables = dict[str, list[Row]]
GIVEN = ("Kai", "Ky", "Mohammed", "Muhammad", "Kate", "Catherine", "Leo", "Amir")
FAMILY = ("Turner", "Turnbull", "O'Neil", "Khan")
NUMBERS = ("9434765919", "4010232137", "9876543210")
PROTECTED = (
    *("record_id", "given_names", "family_name", "dob", "nhs_number"),
    *("marking", "sealed_reason", "received_at"),
)


def world(seed: int) -> Tables:
    """The rows of subject, contact_point and stay."""
    chance = random.Random(seed)
    subjects: list[dict[str, object]] = []
    contacts: list[dict[str, object]] = []
    stays: list[dict[str, object]] = []
    for number in range(60):
        agency = chance.choice(("NBC", "NPF", "ECP"))
        marking = chance.choice(("official-sensitive",) * 3 + ("restricted",))
        ref = f"{agency}/own/{number}"
        hidden = {"record_id": ref, "subject_ref": ref, "marking": marking}
        subjects.append(
            {
                **hidden,
                "given_names": chance.choice(GIVEN),
                "family_name": chance.choice(FAMILY),
                "dob": chance.choice(("2010-03-12", "2010-12-03", "2011-05-05", None)),
                "nhs_number": chance.choice((*NUMBERS, None, None, None)),
                "street_name": chance.choice(("Smiley", None, None)),
                "sealed_reason": "adoption" if chance.random() < 0.05 else None,
                "received_at": f"2026-0{chance.randint(1, 9)}-01",
            }
        )
        if chance.random() < 0.3:  # a second row, perhaps the only one others may see
            subjects.append(
                {
                    **subjects[-1],
                    "record_id": f"{ref}/2",
                    "marking": chance.choice(("official-sensitive", "restricted")),
                    "family_name": chance.choice(FAMILY),
                }
            )
        if chance.random() < 0.5:
            contacts.append({**hidden, "value": f"+44770090000{chance.randint(1, 3)}"})
        if chance.random() < 0.5:
            stays.append({**hidden, "address": "14 Mill Road", "postcode": "AB1 2DE"})
    return {"subject": subjects, "contact_point": contacts, "stay": stays}


def without_hidden(tables: Tables, viewer: str) -> Tables:
    """The world as it would be if what this agency may not see did not exist. Of a sealed record
    stays what it protects a child by, its names, birth and number, under another reference."""
    sealed = {row["subject_ref"] for row in tables["subject"] if row.get("sealed_reason")}
    bare = [
        {**{name: row[name] for name in PROTECTED}, "subject_ref": f"XX{row['subject_ref']}"}
        for row in tables["subject"]
        if row["subject_ref"] in sealed and not str(row["subject_ref"]).startswith(f"{viewer}/")
    ]

    def seen(row: Row) -> bool:
        ours = str(row["subject_ref"]).startswith(f"{viewer}/")
        return ours or (row["marking"] != "restricted" and row["subject_ref"] not in sealed)

    subjects = [row for row in tables["subject"] if seen(row)]
    stated = {row["subject_ref"] for row in subjects}
    others = {
        name: [row for row in tables[name] if seen(row) and row["subject_ref"] in stated]
        for name in ("contact_point", "stay")
    }
    return {"subject": subjects + bare, **others}


ELSEWHERE = (
    *(("Okafor", "Okoro", "Nwosu", "Eze"), ("Kowalski", "Nowak", "Zielinski", "Wrona")),
    *(("Hussain", "Begum", "Iqbal", "Aziz"), ("Jenkins", "Prosser", "Gwyn", "Bevan")),
    *(("Silva", "Costa", "Braga", "Melo"), ("Murray", "Stewart", "Baird", "Lennox")),
)


def worlds_apart(seed: int) -> Tables:
    """Several worlds that share no name, birth, home, number or telephone."""
    found: Tables = {}
    for number, names in enumerate((FAMILY, *ELSEWHERE)):
        for table, rows in world(100 * seed + number).items():
            found.setdefault(table, []).extend(_elsewhere(row, number, names) for row in rows)
    return found


def _elsewhere(row: Row, number: int, names: tuple[str, ...]) -> Row:
    agency, system, local = str(row["subject_ref"]).split("/")
    new = {
        "family_name": lambda name: names[FAMILY.index(name)],
        "dob": lambda dob: f"20{number:02}{dob[4:]}",
        "nhs_number": lambda given: f"{given[:-1]}{number}",
        "value": lambda phone: f"{phone[:-2]}{number}{phone[-1]}",
        "address": lambda address: f"{number}{address}",
        "postcode": lambda _: f"AB{number} 2DE",
    }
    there = {key: to(row[key]) for key, to in new.items() if row.get(key)}  # type: ignore[no-untyped-call]
    ref = f"{agency}/{system}/{100 * number + int(local)}"
    record = ref + str(row["record_id"])[len(str(row["subject_ref"])) :]
    return {**row, **there, "subject_ref": ref, "record_id": record}
