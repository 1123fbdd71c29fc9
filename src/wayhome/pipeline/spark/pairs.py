"""Pairs: which records are compared, and everything that is known of each pair.

pairs        by key          records that share a key are compared
twos, kin    by identifier, by surname and home
borne        by first name   how many births bear it
judged       in one part     contradictions run along chains of judgements; people make few
weigh        by lower unit   all about one pair: weight, reason, what keeps it apart
"""

from collections.abc import Iterator
from functools import partial

from duckdb import DuckDBPyConnection

from wayhome.people.before import STATE, Before
from wayhome.people.candidates import begin_pairs, pairs_of, write_pairs
from wayhome.people.commonness import Commonness
from wayhome.people.edges import build_edges
from wayhome.people.judged import build_judged, show_judged
from wayhome.people.keys import KEYS
from wayhome.people.kin import TWINS
from wayhome.people.known_names import BORNE, find_known
from wayhome.people.pairing import Numbers
from wayhome.people.splink_model import score_pairs
from wayhome.people.trusted import compare_twos, find_twos
from wayhome.people.vetoes import keep_apart
from wayhome.pipeline.spark.faces import NOTHING, REF
from wayhome.pipeline.spark.model import in_use
from wayhome.pipeline.spark.steps import CAME, Beside, By, Step, Whole, as_made, pointing


class Measured(Commonness):
    """What is common, where it has been measured already: its tables are in the part."""

    def make(self, name: str, measured: str) -> None:
        """The table is there."""


def _pair(before: Before, con: DuckDBPyConnection) -> None:
    common = Commonness(con, before)
    begin_pairs(con, common)

    def found() -> Iterator[Numbers]:
        for key in KEYS:
            con.execute(
                "create or replace view keyed as select * exclude (kind) from came.keyed "
                f"where kind = '{key.kind}'"
            )
            yield pairs_of(con, key, in_use().limits, common)

    write_pairs(con, found())


def pairs_step(before: Before) -> Step:
    most = in_use().limits.names_each + 1
    units = ", ".join(f"(join_key_{s} // {most})::integer as unit_{s}" for s in "lr")
    made = {"pairs": f"select join_key_l, join_key_r, {units} from pairs"}
    counted = {} if before.folder else as_made("generic_key")
    return Step("pairs", partial(_pair, before), made | counted, (By("keyed", ("kind", "key")),))


def _share_identifiers(before: Before, con: DuckDBPyConnection) -> None:
    con.execute("create view given as from came.identified")
    find_twos(con, in_use(), Commonness(con, before))


def twos_step(before: Before) -> Step:
    made = as_made("twos") if before.folder else as_made("twos", "generic_identifier")
    cut = By("identified", ("kind", "value"))
    return Step("twos", partial(_share_identifiers, before), made, (cut,))


def _borne(con: DuckDBPyConnection) -> None:
    con.execute(f"create table borne as {BORNE}")


BORNE_BY = Step("borne", _borne, as_made("borne"), (By("face", ("first",), known=True),))


def _kin(con: DuckDBPyConnection) -> None:
    find_known(con)
    con.execute(TWINS)


KIN = Step(
    "kin",
    _kin,
    as_made("twins"),
    (By("face", ("family", "postcode"), known=True), Whole("borne")),
)


def _judge(con: DuckDBPyConnection) -> None:
    show_judged(con, CAME)
    build_judged(con)


JUDGED = Step(
    "judged",
    _judge,
    as_made("judged", "judged_pair"),
    (
        By("judgement", ()),
        Beside("unit", REF, pointing("judgement.left_ref", "judgement.right_ref")),
    ),
    parts=1,
)


def _weigh(con: DuckDBPyConnection) -> None:
    model = in_use()
    common = Measured(con, NOTHING)
    for column in model.frequencies:
        con.execute(
            f"create table tf_{column} as select distinct value as {column}, tf as tf_{column} "
            f"from came.told_common where what = '{column}'"
        )
    con.execute(
        "create table pairs as select distinct '0' as match_key, join_key_l, join_key_r "
        "from came.pairs order by all;"
        "create table twos as select unit_l, unit_r, min(kind) as kind from came.twos group by all"
    )
    compare_twos(con)
    score_pairs(con, model, common)
    find_known(con)
    keep_apart(con, NOTHING)
    build_edges(con, model, NOTHING)


PAIRED = ("pairs.unit_l", "pairs.unit_r")
IN_TWOS = ("twos.unit_l", "twos.unit_r")
WEIGH = Step(
    "weigh",
    _weigh,
    {
        "edge": "select unit_l, unit_r, weight, must, reason from told_edge",
        **as_made("cannot", "worded"),
        "kept_offer": STATE["offer"],
        "kept_apart": STATE["apart"],
    },
    (
        *(By(name, ("unit_l",)) for name in ("pairs", "twos", "twins", "judged")),
        Beside("face", ("unit",), pointing(*PAIRED, *IN_TWOS)),
        Beside(
            "unit",
            ("unit",),
            pointing(
                *PAIRED, *IN_TWOS, "twins.unit_l", "twins.unit_r", "judged.unit_l", "judged.unit_r"
            ),
            only=("unit", "subject_ref", "open", "sealed"),
        ),
        Beside("told_common", ("unit",), pointing(*PAIRED)),
        *(Whole(name) for name in ("held_records", "borne")),
    ),
)
