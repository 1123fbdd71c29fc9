"""Every write of the workspace: keyword-only verbs that end in `by=`, each with one event.

Views call these and nothing else writes. `action` (actions.once) holds the rule: what an action
does and its one event are one transaction, or neither happened.
"""
