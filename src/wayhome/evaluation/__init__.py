"""How well records are joined, measured against answers: invented regions and public sets.

    with region(people, seed) as invented:              a labelled set, as are public(name).read(),
        measure(noisy(invented, noise(name), seed))     table(name, files) and even(each, seed);
                                                        linked and measured
    told(measured), figures(measured), write(page, several)      for people, programs, documents
    gaps_beside(model, other, each), grown(…)           the widest gaps between groups by two models
    making.make(…)                                      Wayhome's own model, made again

This room stands beneath the command line and above everything it measures. It alone, with the
command line, may read an invented region's answers; nothing that is measured may read this room.
"""

from wayhome.evaluation import making
from wayhome.evaluation.even import EACH, even
from wayhome.evaluation.gaps import beside as gaps_beside
from wayhome.evaluation.gaps import grown
from wayhome.evaluation.measured import Measured, measure
from wayhome.evaluation.noise import noise, noises, noisy
from wayhome.evaluation.page import write
from wayhome.evaluation.public import SETS, public
from wayhome.evaluation.regions import region
from wayhome.evaluation.tables import table
from wayhome.evaluation.telling import figures, told

__all__ = [
    "EACH",
    "SETS",
    "Measured",
    "even",
    "figures",
    "gaps_beside",
    "grown",
    "making",
    "measure",
    "noise",
    "noises",
    "noisy",
    "public",
    "region",
    "table",
    "told",
    "write",
]
