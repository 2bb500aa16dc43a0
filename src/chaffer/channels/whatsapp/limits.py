"""WhatsApp's limits, from Meta's message reference and throughput pages.

A list's body may be longer than 1,024 in the newest reference, but older clients cut it there.
"""

from chaffer.channels.contract import Limits

LIMITS = Limits(
    text=4096,
    buttons=3,
    button_label=20,
    list_rows=10,
    cards=10,
    window_seconds=24 * 3600,
    per_second=80.0,
    pair_every_seconds=6.0,
    pair_burst=45,
    templates=True,
    forms=True,
    bills=True,
)
SECTION_TITLE = 24
HEADER_TEXT = 60
MOST_PRODUCTS = 30
LONGEST_REFERENCE = 512
