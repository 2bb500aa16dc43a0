"""Conversations played on a whole Chaffer, with everything outside it stood in for: `chaffer test`, and our own tests.

`script` reads a file, `play` plays it on a stage, `wire_stage` is the stage with a real server and a real wire format.
"""
