"""Records written worse than they came: other habits of error than any generator's own.

    noisy(labelled, noise, seed)    a labelled set, perturbed; what it was made from stays as it is
    noises()                        the named settings, from noises.yaml

The rule: a kind of noise is a pure function from records and chance to records. It never looks at
how linking works, so that a setting cannot be made to suit it.
"""

from wayhome.evaluation.noise.applying import noisy
from wayhome.evaluation.noise.settings import Noise, noise, noises

__all__ = ["Noise", "noise", "noises", "noisy"]
