"""Stored turns taken once more with the code as it is now; nothing is written, nothing is sent.

`replay` takes one turn, `stored` reads what there is of it, `recorded` answers for the world as it answered then.
"""
