"""The gate: who may open which page, how far they see into a person, and for what purpose.

Every route carries one of two marks (gate.views): `gated(task=…)` or `open_route(reason=…)`.
How far somebody sees into one person is asked with `passage(request, person_id)`
(gate.passages). No face here: applications load before models, so the parts are named in full.
"""
