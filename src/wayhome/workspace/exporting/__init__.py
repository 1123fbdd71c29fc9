"""Taking what ties people, lines and places together away as files, for a named recipient.

of         what is exported: a person, a line or a place, and what is drawn of it
making     drawn, written, and on the trail before it is handed over
models     the register of past exports and what became of each, written once
past       the register as its reader may know it, with what was withdrawn since
"""
