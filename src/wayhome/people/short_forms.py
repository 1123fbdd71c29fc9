"""Names that are one child's or two children's: Jack is John, and names are given to twins.

Which they are is data, the rows `1 or 2` of `reference/alike_names.csv`: one name twice, as its
short form, an old pet form or as the next language has it, which few parents give to two children.
Two full names of one root (Emily and Emma, Anna and Hannah, Leo and Leon) are not among them.

    one child     two agencies tell one whole birth, surname and home
    for a human   any of it is not told; or one agency holds a child of each name there, born that
                  day: then it has twins, and what another agency holds is one of them
"""

ONE, TWO, EITHER = "1", "2", "1 or 2"  # whose the two names of a row are

# A twin told by an agency is told by its open records alone: what is restricted shapes nobody.
HOLDS_BOTH = "perhaps a twin: one agency holds a child of each name"

# 1 January is often what a form wrote, and a month or a year is shared by many.
ONE_BIRTH_AND_HOME = """(l.dob = r.dob and l.family = r.family and l.postcode = r.postcode
  and not l.dob_default and l.dob_precision = 'day' and r.dob_precision = 'day')"""
