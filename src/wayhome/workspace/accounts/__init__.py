"""Who may come in: accounts, sign-in, lockout, sessions, and a demonstration's accounts."""
