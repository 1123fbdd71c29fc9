"""How Wayhome's own model is made: every level counted on invented people under several habits of
error, so that anybody can make it again from this tree and see what each bit rests on.

    make(base, sets, version=…, on=…)    the data of a dated model file, begun from `current()`
    training_sets()                      what it is made on (settings.py)
    told(base, data)                     what came of it, in words

    labelled set -> counting (who is one person is known) -> settling (bits, range, by hand or not)
                 -> dated (the file)

Keeps: a set or a seed that a model is made on measures none, and the habits `unseen` and
`untouched` are in none of them. What is set by hand says why.
"""

from wayhome.evaluation.making.dated import current, make
from wayhome.evaluation.making.settings import training_sets
from wayhome.evaluation.making.telling import told

__all__ = ["current", "make", "told", "training_sets"]
