"""The ways of safeguarding work, each as data. Somebody who adds one adds it here."""

from collections.abc import Mapping

from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways.crisis import CRISIS

PATHWAYS: Mapping[str, Pathway] = {one.code: one for one in (CRISIS,)}
