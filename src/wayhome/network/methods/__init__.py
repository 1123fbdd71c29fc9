"""Questions in plain words, worked out over the graph: one file a question (design: mapping).

    near         near what known exploitation is a child, by which dated records?
    groups       which people are found, missing or arrested together, again and again?
    between      from which area to which, how often, and how sure is that?
    reaching     through whom can most children be reached?
    breaking     what would fall apart without some adults or things, and is anybody singled out?
    refusing     what is not worked out of children, and why

Keeps: nothing here orders people by risk or gives one a number. What is worked out of roles refuses
children, whoever's age is not known, and people whom records know only as harmed.
"""
