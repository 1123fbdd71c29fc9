"""The catalogue of addresses: every sign, one file each, in the order of its code."""

from wayhome.signs.addresses.catalogue.a01_several_people import SIGN as A01
from wayhome.signs.addresses.catalogue.a02_repeated_nuisance import SIGN as A02
from wayhome.signs.addresses.catalogue.a03_comings_and_goings import SIGN as A03
from wayhome.signs.addresses.catalogue.a04_tenant_not_well import SIGN as A04
from wayhome.signs.addresses.catalogue.a05_tenant_needs_support import SIGN as A05
from wayhome.signs.addresses.catalogue.a06_door_damaged import SIGN as A06
from wayhome.signs.addresses.catalogue.a07_unknown_child import SIGN as A07
from wayhome.signs.addresses.catalogue.a08_tenancy_failing import SIGN as A08
from wayhome.signs.addresses.catalogue.a09_access_refused import SIGN as A09
from wayhome.signs.addresses.catalogue.a10_line_named import SIGN as A10
from wayhome.signs.addresses.catalogue.a11_welfare_check_declined import SIGN as A11
from wayhome.signs.addresses.catalogue.a12_taken_over_before import SIGN as A12
from wayhome.signs.sign import Sign

_EVERY = (A01, A02, A03, A04, A05, A06, A07, A08, A09, A10, A11, A12)

ADDRESS_SIGNS: dict[str, Sign] = {sign.code: sign for sign in _EVERY}

if len(ADDRESS_SIGNS) != len(_EVERY):
    raise ImportError("Two signs in signs/addresses/catalogue share a code.")
