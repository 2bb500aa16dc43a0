"""WhatsApp's limits, from Meta's message reference and throughput pages.

A list's body may be longer than 1,024 in the newest reference, but older clients cut it there.
"""

from chaffer.channels.contract import Carried, Limits

_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024
_AUDIO = ("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg")
OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA: dict[str, tuple[int, tuple[str, ...]]] = {
    "image": (5 * _MEGABYTE, ("image/jpeg", "image/png")),
    "video": (16 * _MEGABYTE, ("video/mp4", "video/3gpp")),
    "audio": (16 * _MEGABYTE, _AUDIO),
    "sticker": (500 * _KILOBYTE, ("image/webp",)),
    "document": (100 * _MEGABYTE, (
        "application/pdf", "text/plain", "application/msword", "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint", f"{OFFICE}.wordprocessingml.document", f"{OFFICE}.spreadsheetml.sheet",
        f"{OFFICE}.presentationml.presentation", "image/jpeg", "image/png", "image/webp", "video/mp4", "video/3gpp",
        *_AUDIO,
    )),
}  # fmt: skip
"""By kind of message: the most bytes, and the types, as in Meta's media reference."""
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
    media=tuple(Carried(kind, most, types) for kind, (most, types) in MEDIA.items()),
)
SECTION_TITLE = 24
HEADER_TEXT = 60
MOST_PRODUCTS = 30
LONGEST_REFERENCE = 512
