"""The monthly report, kept as it was made: on whom attention fell, and how signs were answered.

It is made with the first build after a month has ended and never again. Those who govern find it on
their desk until they say that they have read it. Nobody is sent anything.
"""
