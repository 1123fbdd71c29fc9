"""Lines as records tell of them: numbers, areas, people, addresses, closures, never more.

speaking  every record that speaks of a line: the table `line_fact`
fact      one row of it, as every rule here reads it
joining   which names and numbers are one line
numbers | areas | models | closing | activity | earning      one question each, over what is seen
holders   where those live to whom a record gives its number
showing   would the model and the flows still show with a fifth of the records missing?
"""

from wayhome.network.lines.speaking import build

__all__ = ["build"]
