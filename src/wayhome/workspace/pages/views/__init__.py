"""One module a page: it asks `reading`, decides nothing, and hands the answers to a template."""
