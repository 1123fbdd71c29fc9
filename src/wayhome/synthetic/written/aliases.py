"""Codes in the spellings that a system really writes beside the plain ones."""


def spelt(column: str, forms: dict[str, str], every: int = 2) -> str:
    """A code as it is, and in every second row (or third …) in its other form where it has one."""
    arms = " ".join(f"when '{code}' then '{form}'" for code, form in forms.items())
    other = f"case {column} {arms} else {column} end"
    return f"case when x.row % {every} <> 0 then {column} else {other} end"


def spelt_list(column: str, forms: dict[str, str], every: int = 2) -> str:
    """The same for codes parted by semicolons."""
    return (
        f"array_to_string([{spelt('c', forms, every)} for c in string_split({column}, ';')], '; ')"
    )
