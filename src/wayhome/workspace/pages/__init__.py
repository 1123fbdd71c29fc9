"""The pages people see: views that ask `reading`, templates that say it, and the static files."""
