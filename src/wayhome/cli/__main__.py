"""`python -m wayhome.cli` is the same as `wayhome`."""

from wayhome.cli import main

main()
