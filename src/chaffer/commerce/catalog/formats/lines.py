"""The lines of a file of unknown encoding, in bounded memory."""

import codecs
from collections.abc import Iterator

from chaffer.commerce.catalog.formats.source import Source

LINE_BYTES = 8_000_000
"""A longer line is cut: no product needs as much."""

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def text_lines(source: Source) -> Iterator[str]:
    """Lines with their ends. UTF-8 (a byte order mark is dropped), UTF-16 with its mark, else Windows-1252.

    Decided line by line: a Windows-1252 line in a UTF-8 file is read as what it is. Null characters are dropped: no
    database keeps them.
    """
    head = source.readline(LINE_BYTES)
    wide = _UTF16.get(head[:2])
    if wide:
        yield from _wide(head[2:], source, wide)
        return
    line = head.removeprefix(codecs.BOM_UTF8)
    while line or head:
        yield from _ended(decode(line))
        line = head = source.readline(LINE_BYTES)


def decode(line: bytes) -> str:
    """The text of one line."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; Latin-1 gives every byte a meaning.
        try:
            text = line.decode("cp1252")
        except UnicodeDecodeError:
            text = line.decode("latin-1")
    return text.replace("\0", "")


def _ended(line: str) -> list[str]:
    """The line with a plain end; several lines, where old spreadsheets ended them by carriage returns."""
    plain = line.replace("\r\n", "\n")
    if "\r" not in plain:
        return [plain]
    return [f"{part}\n" for part in plain.removesuffix("\n").removesuffix("\r").split("\r")]


def _wide(rest: bytes, source: Source, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    left = ""
    chunk = rest
    while chunk:
        *whole, left = (left + decoder.decode(chunk)).split("\n")
        if len(left) > LINE_BYTES:
            whole, left = [*whole, left], ""
        for line in whole:
            yield from _ended(line.replace("\0", "") + "\n")
        chunk = source.read(65536)
    left += decoder.decode(b"", final=True)
    if left:
        yield left.replace("\0", "")
