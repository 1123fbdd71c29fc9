"""The workspace: what people sign in to, and the only room that knows Django.

Rules kept here: every route carries a gate (gate.views), every write is an action (actions), and
every look and every write leaves exactly one event on the trail (trail).
"""
