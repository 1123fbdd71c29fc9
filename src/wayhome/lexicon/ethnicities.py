"""Groups of recorded ethnicity, for checks of fairness alone: no rule of a sign may read them.

Codes are those of the school and children's services returns (Department for Education, common
basic data set). Gypsy, Roma and Traveller children are told apart from other White children, for
what happens to them is lost in a group so large.
"""

NOT_STATED = "not stated"
REFUSED = ("NOBT", "REFU")  # information not obtained, or refused


def group_sql(code: str) -> str:
    """The group of a code, as SQL; `code` is an expression without what was refused."""
    return f"""case
    when {code} is null then '{NOT_STATED}'
    when {code} = 'WBRI' then 'White British'
    when {code} in ('WIRT', 'WROM') then 'Gypsy, Roma or Traveller'
    when {code}[1] = 'W' then 'other White'
    when {code}[1] = 'M' then 'Mixed'
    when {code}[1] = 'A' or {code} = 'CHNE' then 'Asian'
    when {code}[1] = 'B' then 'Black'
    else 'other' end"""
