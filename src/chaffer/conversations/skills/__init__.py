"""What the bot can do: one file each, a thin bridge to the operations everybody else uses. See `table.py`."""
