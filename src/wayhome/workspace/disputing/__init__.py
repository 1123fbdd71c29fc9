"""Disputes: that somebody says a record is wrong, shown wherever the record is shown.

models        a dispute and its withdrawal, each written once
standing      which disputes stand, and on which versions of a record, as one viewer may know
told          the words of it: in full where they were said, elsewhere that it is disputed
since, ours   which records are disputed by every id; those that one's own agency wrote
ended         disputes that were taken back, told to whoever was told of them
versions      every id that a record has had
forms, views  marking a record on its page, and taking that back
handing_back  disputes as rows of feed `own`
"""
