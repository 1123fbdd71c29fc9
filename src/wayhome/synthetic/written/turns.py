"""Numbers that a system gives its rows."""


def in_turn(table: str, number: str) -> str:
    """A truth table with `no` as rows are written down: it says nothing of how they were told."""
    return f"(select *, row_number() over (order by recorded, {number}) no from {table})"
