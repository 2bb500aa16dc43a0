"""What the widget shows. Pages are ours, so these are of taste: more of it does not fit a phone's screen."""

from chaffer.channels.contract import Carried, Limits

FILE_BYTES = 10 * 1024 * 1024
MEDIA = (
    Carried("image", FILE_BYTES, ("image/jpeg", "image/png", "image/webp", "image/gif")),
    Carried("audio", FILE_BYTES, ("audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/webm")),
    Carried("video", FILE_BYTES, ("video/mp4", "video/webm")),
    Carried("document", FILE_BYTES, ("application/pdf",)),
)
LIMITS = Limits(
    text=8000,
    buttons=6,
    button_label=40,
    list_rows=20,
    cards=10,
    window_seconds=0,
    per_second=1000.0,
    inline=True,
    body=8000,
    caption=8000,
    footer=200,
    open_label=40,
    row_label=60,
    row_detail=120,
    card_buttons=6,
    link_label=60,
    moves=True,
    media=MEDIA,
)
LONGEST_TEXT = 4000
"""Characters of what a visitor may write at once."""
LONGEST_CAPTION = 1000
LONGEST_ID = 64
LONGEST_SKU = 200
