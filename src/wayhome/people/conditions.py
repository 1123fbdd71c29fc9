"""The model's conditions, written once in SQL, as Python that says the same of two records.

    family_l = family_r and len(first_l) > 1
 -> (l.family is not None and l.family == r.family) and (… and len(l.first) > 1)

SQL has a third answer, 'not known', which is no yes and no no. So each condition is read twice:
`_yes` gives Python that is true where SQL says true, `_no` where SQL says false.
What this file cannot read is refused: a condition that Python cannot hold would let looking up
disagree with linking.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import count
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from sqlglot import exp, parse_one

from wayhome.lexicon.errors import Damaged

Holds = Callable[[Any, Any], int]

COMPARED = {
    exp.EQ: ("==", "!="),
    exp.NEQ: ("!=", "=="),
    exp.GTE: (">=", "<"),
    exp.GT: (">", "<="),
    exp.LTE: ("<=", ">"),
    exp.LT: ("<", ">="),
}
CALLED: dict[str, Callable[..., Any]] = {
    # to DuckDB nothing is like nothing
    "alike": lambda a, b: JaroWinkler.similarity(_bytes(a), _bytes(b)) if a and b else 0.0,
    "edits": lambda a, b: DamerauLevenshtein.distance(_bytes(a), _bytes(b)),
    "meet": lambda a, b: not set(a).isdisjoint(b),
    "at": lambda values, place: values[place - 1] if len(values) >= place else None,
}


def _bytes(text: str) -> str | bytes:
    # DuckDB compares bytes; for plain ASCII that is the same and needs no copy
    return text if text.isascii() else text.encode()


def first_that_holds(conditions: Sequence[str], name: str) -> Holds:
    """A function of two records (fields as the SQL's columns without _l and _r): the number of the
    first condition that holds, or how many there are. Damaged for SQL that cannot be read."""
    reader, lines = _Reader(), list[str]()
    for number, sql in enumerate(conditions):
        try:
            node = _node(sql)
            lines.append(f"if {possible(node)} and {reader.yes(node)}: return {number}")
        except KeyError as unread:
            raise Damaged(f"The linking model's condition '{sql}' uses {unread}.") from None
    # the left record is read once; what takes work and is asked for twice is worked out once
    asked = sorted({column for sql in conditions for column in columns_of(sql, "_l")})
    begun = [f"l_{column} = l.{column}" for column in asked]
    begun += [f"{each} = unset" for each in reader.worked_out.values()]
    body = "\n    ".join([*begun, *lines, f"return {len(conditions)}"])
    made: dict[str, Any] = {**CALLED, "unset": object()}
    exec(compile(f"def {name}(l, r):\n    {body}", f"<the linking model: {name}>", "exec"), made)
    found: Holds = made[name]
    return found


@cache
def _node(sql: str) -> exp.Expr:
    # read once, because opening an index waits for it; nobody changes it
    return parse_one(sql, dialect="duckdb")


def columns_of(sql: str, side: str) -> set[str]:
    """The columns that a condition reads of one side, '_l' or '_r'."""
    found = _node(sql).find_all(exp.Column)
    return {each.name[:-2] for each in found if each.name.endswith(side)}


def possible(node: exp.Expr, yes: bool = True) -> str:
    """Whether what is known of the left record leaves it open that the condition holds.

    Asked first, so that of the right record nothing is read that could not matter: somebody asked
    for by one name alone is weighed by that name.
    """
    match node:
        case exp.Paren():
            return possible(node.this, yes)
        case exp.Not():
            return possible(node.this, not yes)
        case exp.And() | exp.Or():
            either = isinstance(node, exp.Or) is yes
            sides = {possible(node.left, yes), possible(node.right, yes)}
            if either and "True" in sides:
                return "True"
            return f"({(' or ' if either else ' and ').join(sorted(sides - {'True'})) or True})"
    if isinstance(node, exp.Is) or node.find(exp.Coalesce, exp.Boolean):
        return "True"
    known = sorted({c.name for c in node.find_all(exp.Column) if c.name.endswith("_l")})
    return " and ".join(f"l_{name[:-2]} is not None" for name in known) or "True"


class _Reader:
    """Reads SQL as Python; `yes` is true where SQL is true, `no` where it is false."""

    def __init__(self) -> None:
        self.names = count()
        self.worked_out: dict[str, str] = {}  # by what is called, the name that keeps it

    def yes(self, node: exp.Expr) -> str:
        match node:
            case exp.Paren():
                return self.yes(node.this)
            case exp.Not():
                return self.no(node.this)
            case exp.And():
                return f"({self.yes(node.left)} and {self.yes(node.right)})"
            case exp.Or():
                return f"({self.yes(node.left)} or {self.yes(node.right)})"
            case exp.Coalesce():
                return self.no_matter(node, known=self.yes, else_=self.no)
            case exp.Boolean():
                return str(bool(node.this))
        return self.leaf(node, 0)

    def no(self, node: exp.Expr) -> str:
        match node:
            case exp.Paren():
                return self.no(node.this)
            case exp.Not():
                return self.yes(node.this)
            case exp.And():
                return f"({self.no(node.left)} or {self.no(node.right)})"
            case exp.Or():
                return f"({self.no(node.left)} and {self.no(node.right)})"
            case exp.Coalesce():
                return self.no_matter(node, known=self.no, else_=self.yes)
            case exp.Boolean():
                return str(not node.this)
        return self.leaf(node, 1)

    def no_matter(
        self, node: exp.Coalesce, *, known: Callable[..., str], else_: Callable[..., str]
    ) -> str:
        """coalesce(x, true or false): what is not known is taken for the second."""
        (default,) = node.expressions
        if known(default) == "True":
            return f"(not {else_(node.this)})"
        return known(node.this)

    def leaf(self, node: exp.Expr, negated: int) -> str:
        """A single comparison; false where a side is not known."""
        match node:
            case exp.Is():
                return f"({self.value(node.this)} is {('', 'not ')[negated]}None)"
            case exp.Column():
                return f"({self.value(node)} is {not negated})"
            case exp.In():
                said = tuple(each.this for each in node.expressions)
                return self.known([node.this], "{0} " + ("", "not ")[negated] + f"in {said!r}")
            case exp.ArrayContains():
                sign = ("in", "not in")[negated]
                return self.known([node.this, node.expression], "{1} " + sign + " {0}")
            case exp.ArrayOverlaps():
                sign = ("", "not ")[negated]
                return self.known([node.left, node.right], sign + "meet({0}, {1})")
        if not isinstance(node, exp.Binary) or type(node) not in COMPARED:
            raise KeyError(node.sql("duckdb"))
        sign = COMPARED[type(node)][negated]
        return self.known([node.left, node.right], "{0} " + sign + " {1}")

    def known(self, sides: list[exp.Expr], test: str) -> str:
        """`test` where every side is known; a side that takes work is worked out once."""
        guards, names = [], []
        for side in sides:
            text = self.value(side)
            if isinstance(side, exp.Column):
                guards.append(f"{text} is not None")
            elif not isinstance(side, exp.Literal):
                name = f"v{next(self.names)}"
                guards.append(f"({name} := {text}) is not None")
                text = name
            names.append(text)
        return "(" + " and ".join([*guards, test.format(*names)]) + ")"

    def value(self, node: exp.Expr) -> str:
        """A text, a number or a list; None where it is not known."""
        match node:
            case exp.Column():
                column, side = node.name.rsplit("_", 1)
                return f"l_{column}" if side == "l" else f"r.{column}"
            case exp.Literal():
                return repr(node.this) if node.is_string else str(node.this)
            case exp.Coalesce():
                (other,) = node.expressions
                name = f"v{next(self.names)}"
                first = f"({name} := {self.value(node.this)})"
                return f"({name} if {first} is not None else {self.value(other)})"
            case exp.Add() | exp.DPipe():
                return self.of([node.left, node.right], "{0} + {1}")
            case exp.Sub():
                return self.of([node.left, node.right], "{0} - {1}")
            case exp.Abs():
                return self.of([node.this], "abs({0})")
            case exp.Cast() if node.to.this is exp.DataType.Type.INT:
                return self.of([node.this], "int({0})")
            case exp.Length():
                return self.of([node.this], "len({0})")
            case exp.Left():
                return self.of([node.this], "{0}[:" + str(node.expression.this) + "]")
            case exp.Right():
                return self.of([node.this], "{0}[-" + str(node.expression.this) + ":]")
            case exp.JarowinklerSimilarity():
                text = self.of([node.this, node.expression], "alike({0}, {1})")
                return self.once(node, text)
            case exp.Anonymous():
                name = {"damerau_levenshtein": "edits", "list_extract": "at"}[node.name.lower()]
                return self.once(node, self.of(node.expressions, name + "({0}, {1})"))
        raise KeyError(node.sql("duckdb"))

    def once(self, node: exp.Expr, text: str) -> str:
        """The value of a call, worked out where it is first wanted."""
        kept = self.worked_out.setdefault(node.sql("duckdb"), f"w{len(self.worked_out)}")
        return f"({kept} if {kept} is not unset else ({kept} := {text}))"

    def of(self, sides: list[exp.Expr], text: str) -> str:
        """A value worked out from others; None where one of them is not known."""
        guards, names = [], []
        for side in sides:
            if isinstance(side, exp.Literal):
                names.append(self.value(side))
                continue
            name = f"v{next(self.names)}"
            guards.append(f"({name} := {self.value(side)}) is None")
            names.append(name)
        return f"(None if {' or '.join(guards)} else {text.format(*names)})"
