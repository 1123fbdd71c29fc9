"""Taking what ties a person to others away as files, for a named recipient, with its event."""
