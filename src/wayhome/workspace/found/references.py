"""References of found entries: made when the answer is drawn and carried by its form.

So a second tap brings the same reference, and is known to be the same entry.
"""

import secrets

# Without letters that are taken for figures on a telephone (I, L, O, U), as Crockford has it.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """F-7K3M-9Q2X-4TBC; 60 bits, so that none is guessed and none comes twice."""
    signs = [secrets.choice(SIGNS) for _ in range(12)]
    return "F-" + "-".join("".join(signs[n : n + 4]) for n in (0, 4, 8))
