"""What to do and say next: a function of the thread and of what was told. No clock, no network, no database.

Start at `stepping.step`.
"""
