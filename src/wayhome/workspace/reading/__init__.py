"""Opens the release that serves, read-only, and answers the questions of the pages.

The rule it keeps: every question is asked for a viewer's agency, and rows that agency may not see
are taken away before anything is counted, matched or merged. No Django models here.
"""
