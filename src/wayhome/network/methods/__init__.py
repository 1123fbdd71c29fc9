"""Questions in plain words, worked out over the graph: one file a question (design: mapping).

    near         near what known exploitation is a child, by which dated records?
    who_is_near  which of many are near it? the rule of `near`, asked of a whole map
    groups       which people are found, missing or arrested together, again and again?
    between      from which area to which, how often, and how sure is that?
    reaching     through whom can most children be reached?
    apart        how far does a network fall apart without some of it?
    breaking     what would fall apart without some adults or things, and is anybody singled out?
    connecting   which adults stand between circles that else hardly touch?
    holding      which telephones, vehicles, addresses or lines hold it together?
    knowing      which agency may know something that the others do not?
    comparing    what is new between two windows, and who looked more?
    ageing       has a tie grown old?
    overlapping  were two at one address at the same time?
    thinned      does a rank stay where it is if a fifth of the ties are missing?
    showing      would it still show if a fifth of what it rests on were missing?
    enduring     the same of a group
    refusing     what is not worked out of children, and why

Keeps: nothing here orders people by risk or gives one a number. What is worked out of roles refuses
children, whoever's age is not known, and people whom records know only as harmed.
"""
