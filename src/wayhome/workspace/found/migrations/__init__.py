"""Tables of the found application."""
