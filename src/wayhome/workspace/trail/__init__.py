"""The trail: who did or looked at what, when and why, in one chain that shows any tampering.

`record` (trail.recording) is called by actions and by the gate only. It needs a transaction, so
that what was done and its event stand or fall together. No face here: applications load before
their models, so the parts are named in full.
"""
