"""Ties as a graph in memory: numbers alone, filtered for whoever looks before anything is followed.

arrays    where the ties of each node lie, and what decides who may see each
view      what one viewer may see, of which kinds, in which time
walking   neighbours, the surroundings, a path between two
parts     what hangs together, and groups that many runs agree on
"""
