"""Lasting ids: which person keeps an id, where old ids lead, and what was joined or parted."""
