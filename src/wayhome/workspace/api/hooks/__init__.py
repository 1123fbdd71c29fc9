"""Word sent to an agency's own systems: that something happened in a case, signed, and never what.

    kinds ─> queue     with the entry, in its transaction (actions.cases)
             sending   later, by `wayhome webhooks`: where (checked), signing

Keeps: whoever receives it asks for what it needs by token, through the gate.
"""
