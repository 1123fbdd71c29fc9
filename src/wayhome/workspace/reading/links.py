"""Links as a viewer may know them: those that wait for a human, and those that make one person.

Keeps: a link is shown to whoever sees both of its records, and waits for those whose own agency
holds one of the two people. All is counted after that, so no count tells of a record that is kept
close. Sealed records are joined to nobody and stand in no list. A link that waits is told as a
question and never as a fact.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from wayhome.governance.visibility import WIDE
from wayhome.people import Band
from wayhome.people.holding import Tie
from wayhome.people.judging import Pair
from wayhome.people.scoring import Weight
from wayhome.workspace.reading.view import Row, View

_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
# As the release keeps it (people/waiting.py), less what was judged since. An agency's own reading
# of two people stands before everybody's.
WAITS = f"""
with mine as (
  select *, least(left_person, right_person) as one, greatest(left_person, right_person) as two
  from {{link_to_judge}} where agency = $agency
  qualify row_number() over (partition by one, two order by marking in ({_WIDE})) = 1
),
judged as (select unnest($lefts) as l, unnest($rights) as r, unnest($verdicts) as verdict),
seen as (
  select distinct subject_ref, person_id from {{record_to_judge}}
  where subject_ref in (select l from judged union select r from judged)
),
decided as (
  select least(l.person_id, r.person_id) as one, greatest(l.person_id, r.person_id) as two,
    bool_and(verdict = 'unsure') as unsure
  from judged join seen l on l.subject_ref = judged.l join seen r on r.subject_ref = judged.r
  group by all
),
waits as (
  select m.*, coalesce(d.unsure, false) as unsure,
    case when d.unsure then 'unsure' when refused then 'refused' else 'alike' end as kind
  from mine m left join decided d using (one, two) where coalesce(d.unsure, true)
)
"""
WAITING = f"""
{WAITS}
select *, count(*) over () as many from waits where $kind in ('', kind)
order by unsure, refused desc, weight desc, one, two limit $most
"""
MANY = f"{WAITS} select count(*) as many from waits"
KEPT = "select 1 from duckdb_tables() where table_name = 'link_to_judge'"
# Of the rows that are asked about alone: a page must not read everybody.
_OPEN = f"bool_or(coalesce(marking in ({_WIDE}), false)) as open"
BETWEEN = f"""
with seen as (
  select subject_ref, any_value(person_id) as person_id, {_OPEN},
    bool_or(sealed_reason is not null or coalesce(marking, '') = 'sealed') as sealed
  from {{subject}} where person_id in (select unnest([$one, $two])) group by subject_ref
)
select k.*, l.person_id as left_person, r.person_id as right_person, l.open and r.open as open
from link k join seen l on l.subject_ref = k.left_ref join seen r on r.subject_ref = k.right_ref
where not l.sealed and not r.sealed
order by weight desc, left_ref, right_ref
"""
REFS = f"""
select subject_ref as ref, any_value(person_id) as person_id, {_OPEN}
from {{{{{{table}}}}}} where subject_ref in (select unnest($refs)) group by subject_ref
"""
OWN = """
select distinct person_id from {subject}
where person_id in (select unnest($people)) and agency = $agency
"""
MOST = 200  # of a line; when these are judged there are others
MUST = "judged the same person"


@dataclass(frozen=True)
class Link:
    """Two records that are alike. `open`: neither is kept close. `pairs`: of the same two people,
    how many are alike."""

    left: str
    right: str
    left_person: str
    right_person: str
    weight: float
    band: str
    reason: str
    open: bool
    pairs: int = 1
    refused: bool = False

    @property
    def people(self) -> Pair:
        return min(self.left_person, self.right_person), max(self.left_person, self.right_person)

    @property
    def refs(self) -> Pair:
        return min(self.left, self.right), max(self.left, self.right)

    @property
    def whose(self) -> dict[str, str]:
        """Both records with the person whose each is."""
        return {self.left: self.left_person, self.right: self.right_person}

    @property
    def reasons(self) -> list[str]:
        """What agreed and what did not, in words."""
        return [part for part in self.reason.split("; ") if part]

    @property
    def tie(self) -> Tie:
        return Tie(self.left, self.right, self.weight, MUST in self.reason)


@dataclass(frozen=True)
class Line:
    """What waits, the first of it in order, and how many there are in all; None where the release
    was made before it kept them."""

    links: list[Link]
    many: int | None


@dataclass(frozen=True)
class Ref:
    """A record's place: whose it is, and whether everybody may see it."""

    ref: str
    person_id: str
    open: bool


def waiting(view: View, verdicts: Iterable[tuple[Pair, str]], kind: str = "") -> Line:
    """Links for a human that this viewer may judge and nobody has yet: those kept apart by a
    contradiction first (kind 'refused'), then the likeliest ('alike'), and last those that somebody
    could not tell ('unsure')."""
    if not _kept(view):
        return Line([], None)
    rows = view.rows(WAITING, **_judged(view, verdicts), kind=kind, most=MOST)
    return Line([_link(row) for row in rows], rows[0]["many"] if rows else 0)


def many(view: View, verdicts: Iterable[tuple[Pair, str]]) -> int:
    """How many links wait for this viewer; none where the release keeps none."""
    if not _kept(view):
        return 0
    return int(view.rows(MANY, **_judged(view, verdicts))[0]["many"])


def _kept(view: View) -> bool:
    return bool(view.rows(KEPT))


def _judged(view: View, verdicts: Iterable[tuple[Pair, str]]) -> dict[str, object]:
    held = list(verdicts)
    return {
        "agency": view.agency,
        "lefts": [pair[0] for pair, _ in held],
        "rights": [pair[1] for pair, _ in held],
        "verdicts": [said for _, said in held],
    }


def between(view: View, one: str, two: str) -> list[Link]:
    """Every link between two people, or within one person (both the same), the likeliest first."""
    found = [_link(row) for row in view.rows(BETWEEN, agency=view.agency, one=one, two=two)]
    return [link for link in found if link.people == (min(one, two), max(one, two))]


def refs(view: View, asked: Iterable[str]) -> dict[str, Ref]:
    """Where records stand that this viewer may see. Those of people about whom somebody is asked
    lie by themselves; a page looks through all records for others alone."""
    found: dict[str, Ref] = {}
    for table in ("record_to_judge", "subject") if _kept(view) else ("subject",):
        if missing := sorted(set(asked) - found.keys()):
            rows = view.rows(REFS.format(table=table), refs=missing)
            found |= {row["ref"]: Ref(**row) for row in rows}
    return found


def own(view: View, people: Iterable[str]) -> set[str]:
    """Those of these people whom the viewer's own agency holds, as far as the viewer sees."""
    asked = sorted(set(people))
    rows = view.rows(OWN, people=asked, agency=view.agency) if asked else []
    return {row["person_id"] for row in rows}


def weighed(view: View, left: Ref, right: Ref) -> Weight | None:
    """The weight of a pair field by field, by the names that agree best; None without any.

    As linking weighed it: of a record with rows that all may see, by those rows alone.
    """
    pairs = list(product(_faces(view, left), _faces(view, right)))
    if not pairs:
        return None
    scorer = view.lookup.scorer
    return scorer.weigh(*max(pairs, key=lambda pair: scorer.bits(*pair)))


def _faces(view: View, ref: Ref) -> list[object]:
    key = f"reference|{ref.person_id.replace('-', '')}"
    (numbers,) = view.lookup.entries([key], view.eyes)
    faces = (view.lookup.face(int(number)) for number in numbers)
    return [face for face in faces if face.subject_ref == ref.ref and face.hidden != ref.open]


def _link(row: Row) -> Link:
    return Link(
        left=row["left_ref"],
        right=row["right_ref"],
        left_person=row["left_person"],
        right_person=row["right_person"],
        weight=row["weight"],
        band=row.get("band", Band.FOR_A_HUMAN),
        reason=row["reason"] or "",
        open=row["open"],
        pairs=row.get("pairs", 1),
        refused=row.get("refused", False),
    )
