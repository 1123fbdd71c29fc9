"""Passwords that are handed over and hold until their owner has chosen one of their own."""

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another over the telephone
GROUPS, LONG = 4, 4  # 79 bits: not to be guessed, and read out in one breath


def one_time_password() -> str:
    """A new one, such as k7mp-3xqt-9hvd-w2nf."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LONG)) for _ in range(GROUPS))
