"""Typed, time-ordered ids: a prefix that says what it is, then 26 letters that sort by birth."""

from datetime import datetime
from functools import lru_cache

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u

PREFIXES = {
    "shop": "shp", "staff": "stf", "key": "key", "account": "acc",
    "contact": "per", "identity": "idn", "recipient": "rcp", "consent": "cns", "address": "adr",
    "conversation": "cnv", "participant": "ptc", "message": "msg", "turn": "trn",
    "event": "evt", "job": "job", "file": "fil", "audit": "aud",
    "product": "prd", "variant": "var", "collection": "col", "review": "rev",
    "location": "loc", "seller": "sel", "cart": "crt", "line": "lin",
    "adjustment": "adj", "order": "ord", "shipment": "shm", "refund": "rfd", "payment": "pay", "posting": "pst",
    "reservation": "rsv", "checkout": "chk", "mandate": "mdt", "method": "pmt", "template": "tpl",
    "voucher": "vch", "import": "imp", "link": "lnk", "quote": "quo", "change": "chg",
    "scan": "scn", "redemption": "rdm", "tax_rate": "tax", "zone": "zon", "rate": "rat", "price_list": "prl",
    "request": "req", "return": "ret", "action": "act", "approval": "apr", "merge": "mrg", "wish": "wsh", "mark": "mrk",
    "payment_account": "pac", "dispute": "dsp", "invoice": "inv", "company": "cmp",
    "webhook": "whk", "delivery": "dlv", "image": "img", "bundle": "bdl", "note": "not", "doing": "dng", "faq": "faq",
    "asked": "ask", "inquiry": "inq", "card_setup": "cst", "session": "ses", "invitation": "ivt", "role": "rol",
    "team": "tem", "label": "lbl", "filter": "flt", "sla": "sla", "sign_on": "sso", "saved_reply": "sav",
    "talk": "tlk", "turning_point": "tpt",
    "lead": "led", "commission": "cms", "board": "brd", "field": "fld",
    "rule": "rul", "firing": "fir", "macro": "mac", "rating": "rtg",
}  # fmt: skip

_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]


def encode(number: int, length: int) -> str:
    """So many letters, an even count, of five bits each."""
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(5 * length - 10, -1, -10)])


@lru_cache(maxsize=1024)
def _encoded_time(milliseconds: int) -> str:
    return encode(milliseconds, 10)


def make_id(kind: str, now: datetime, chance: int) -> str:
    """An id such as `ord_01j9z…`: 48 bits of milliseconds since 1970, then 80 bits of chance.

    chance: 80 random bits, given by the caller; this module takes neither time nor randomness.
    Raises KeyError for a kind that PREFIXES does not name.
    """
    return make_id_at(kind, int(now.timestamp() * 1000), chance)


def make_id_at(kind: str, milliseconds: int, chance: int) -> str:
    """`make_id` of a time in milliseconds since 1970."""
    return f"{PREFIXES[kind]}_{_encoded_time(milliseconds)}{encode(chance, 16)}"


def following(id_: str) -> str:
    """The next id in sorting order: for a chain whose order must hold though clocks disagree."""
    prefix, _, letters = id_.partition("_")
    number = 0
    for letter in letters:
        number = number << 5 | _ALPHABET.index(letter)
    return f"{prefix}_{encode(number + 1, len(letters))}"
