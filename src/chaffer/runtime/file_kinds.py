"""What a file is, told by its first bytes and by nothing else: names and headers are an outsider's word."""

UNKNOWN = "application/octet-stream"

# What begins so, at this place.
_BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"OggS\x00", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
)
_BRANDS = {b"M4A ": "audio/mp4", b"M4B ": "audio/mp4", b"3gp4": "video/3gpp", b"3gp5": "video/3gpp"}
_PICTURE_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"heif", b"mif1", b"msf1", b"qt  ", b"crx ")
_FRAMES = {0xFB: "audio/mpeg", 0xFA: "audio/mpeg", 0xF3: "audio/mpeg", 0xF2: "audio/mpeg",
           0xF1: "audio/aac", 0xF9: "audio/aac"}  # fmt: skip
SHOWN = frozenset({
    "image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/3gpp", "audio/mp4", "audio/ogg",
    "audio/mpeg", "audio/aac", "audio/amr", "audio/webm",
})  # fmt: skip
"""What a browser may show in place. Everything else is handed out for saving only."""
SOUNDS = frozenset({"audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/amr"})
ENDINGS: dict[str, tuple[str, ...]] = {
    "image/jpeg": (".jpg", ".jpeg"), "image/png": (".png",), "image/webp": (".webp",), "image/gif": (".gif",),
    "application/pdf": (".pdf",), "audio/ogg": (".ogg", ".oga", ".opus"), "audio/mpeg": (".mp3",),
    "audio/mp4": (".m4a", ".mp4", ".3gp"), "audio/aac": (".aac",), "audio/amr": (".amr",), "audio/webm": (".webm",),
    "video/mp4": (".mp4", ".m4v"),
}  # fmt: skip
"""By type, what a name may end in; the first is put there if it ends otherwise."""


def kind_of(content: bytes) -> str:
    """The MIME type; UNKNOWN for whatever is not in the table."""
    for place, beginning, mime in _BEGINNINGS:
        if content.startswith(beginning, place):
            return mime
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        brand = content[8:12]
        return UNKNOWN if brand in _PICTURE_BRANDS else _BRANDS.get(brand, "video/mp4")
    if len(content) > 1 and content[0] == 0xFF:
        return _FRAMES.get(content[1], UNKNOWN)
    return UNKNOWN
