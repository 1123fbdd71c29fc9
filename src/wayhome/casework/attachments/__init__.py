"""Files that go with a case: what may be attached, and what of a case may leave in a bundle."""
