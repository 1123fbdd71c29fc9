"""The catalogue: every sign, one file each, in the order of its code.

A new sign is a new file and one line here. Definitions are checked when they are imported.
"""

from wayhome.signs.catalogue.i01_repeat_missing import SIGN as I01
from wayhome.signs.catalogue.i02_long_missing import SIGN as I02
from wayhome.signs.catalogue.i03_missing_rising import SIGN as I03
from wayhome.signs.catalogue.i04_found_out_of_area import SIGN as I04
from wayhome.signs.catalogue.i06_declines_interviews import SIGN as I06
from wayhome.signs.catalogue.i10_attendance_collapse import SIGN as I10
from wayhome.signs.catalogue.i12_repeat_suspension import SIGN as I12
from wayhome.signs.catalogue.i13_exclusion_or_move import SIGN as I13
from wayhome.signs.catalogue.i14_drugs_at_school import SIGN as I14
from wayhome.signs.catalogue.i26_drug_supply import SIGN as I26
from wayhome.signs.catalogue.i28_weapon import SIGN as I28
from wayhome.signs.catalogue.i29_arrest_with_older import SIGN as I29
from wayhome.signs.catalogue.i54_earlier_harm import SIGN as I54
from wayhome.signs.catalogue.i57_placement_instability import SIGN as I57
from wayhome.signs.catalogue.i58_placed_far_away import SIGN as I58
from wayhome.signs.sign import Sign

_EVERY = (I01, I02, I03, I04, I06, I10, I12, I13, I14, I26, I28, I29, I54, I57, I58)

SIGNS: dict[str, Sign] = {sign.code: sign for sign in _EVERY}

if len(SIGNS) != len(_EVERY):
    raise ImportError("Two signs in signs/catalogue share a code.")
