"""Documents that people take away: what a page says, on paper."""
