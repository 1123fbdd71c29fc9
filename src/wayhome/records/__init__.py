"""One canonical form for every fact, each with its source, both times and its marking."""
