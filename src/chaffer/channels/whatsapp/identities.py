"""Under which addresses WhatsApp knows a person, and which of them are the same address.

A number is "phone" in E.164 with +. A business-scoped user id ("US.1349…") may stand where a number is expected, since
people with a username can hide their number.
"""

import re
from functools import lru_cache

from chaffer.kernel.message import Identity
from chaffer.kernel.untrusted import Untrusted

_BSUID = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")
_PHONE = re.compile(r"\+?[1-9][0-9]{5,14}")
_ORDER = ("phone", "bsuid", "parent_bsuid", "username")
_LONGEST_WORDS = 1024
_LONGEST_GROUP = 240
_NOT_DIGITS = re.compile(r"[\s().\-\u00a0]")

# Country code, length of the long form, and where its extra digits stand: each number below has two spellings
# that reach the same telephone, and WhatsApp uses now one, now the other.
_BRAZIL_LONG, _BRAZIL_SHORT = re.compile(r"\+55(\d\d)9(\d{8})"), re.compile(r"\+55(\d\d)([6-9]\d{7})")
_MEXICO_LONG, _MEXICO_SHORT = re.compile(r"\+521(\d{10})"), re.compile(r"\+52([2-9]\d{9})")
_ARGENTINA_LONG, _ARGENTINA_SHORT = re.compile(r"\+549(\d{10})"), re.compile(r"\+54([1-8]\d{9})")

_TWO_SPELLINGS = ("+55", "+52", "+54")


@lru_cache(maxsize=20_000)
def identity_of(value: str) -> Identity | None:
    """What kind of address this is, in the form WhatsApp itself would use; None if it is neither number nor user id."""
    value = value.strip()
    if found := _BSUID.fullmatch(value):
        return Identity("parent_bsuid" if found[1] else "bsuid", value)
    digits = _NOT_DIGITS.sub("", value)
    if _PHONE.fullmatch(digits):
        return _keyed(Identity("phone", "+" + digits.removeprefix("+")))
    return None


def canonical(identity: Identity) -> Identity:
    """The one form under which all spellings of an address are equal. For finding a person, never for sending."""
    if identity.kind == "username":
        return Identity("username", identity.value.removeprefix("@").casefold())
    if identity.kind != "phone":
        return identity
    number = "+" + re.sub(r"\D", "", identity.value)
    if not number.startswith(_TWO_SPELLINGS):
        return Identity("phone", number)
    if brazil := _BRAZIL_SHORT.fullmatch(number):
        number = f"+55{brazil[1]}9{brazil[2]}"
    elif mexico := _MEXICO_LONG.fullmatch(number):
        number = f"+52{mexico[1]}"
    elif argentina := _ARGENTINA_LONG.fullmatch(number):
        number = f"+54{argentina[1]}"
    return Identity("phone", number)


def equivalents(identity: Identity) -> tuple[Identity, ...]:
    """Every spelling of the same address, the canonical one first."""
    best = canonical(identity)
    number = best.value
    other = ""
    if best.kind == "phone":
        if brazil := _BRAZIL_LONG.fullmatch(number):
            short = f"+55{brazil[1]}{brazil[2]}"
            other = short if _BRAZIL_SHORT.fullmatch(short) else ""
        elif mexico := _MEXICO_SHORT.fullmatch(number):
            other = f"+521{mexico[1]}"
        elif argentina := _ARGENTINA_SHORT.fullmatch(number):
            other = f"+549{argentina[1]}"
    return (best, Identity("phone", other)) if other else (best,)


def senders(message: Untrusted) -> list[Identity]:
    """All addresses that a message itself gives of its sender."""
    return _known(message["from"], message["from_user_id"], message["from_parent_user_id"])


def addresses(contact: Untrusted) -> list[Identity]:
    """All addresses that a contact gives, the username last."""
    found = _known(contact["wa_id"], contact["user_id"], contact["parent_user_id"])
    username = words(contact["profile"]["username"]) or words(contact["username"])
    return [*found, _keyed(Identity("username", username.removeprefix("@")))] if username else found


def group(message: Untrusted) -> Identity | None:
    """The room in which it was said, if it was said in one. It is nobody's address, and never among the others."""
    told = words(message["group_id"]).strip()
    return Identity("group", told[:_LONGEST_GROUP]) if told else None


def in_order(*found: list[Identity]) -> tuple[Identity, ...]:
    """Each once: numbers first, then user ids, then the username."""
    known = dict.fromkeys(each for some in found for each in some)
    return tuple(sorted(known, key=_rank))


def _known(*values: Untrusted) -> list[Identity]:
    found = (identity_of(text) for value in values if (text := words(value)))
    return [each for each in found if each is not None]


def _rank(identity: Identity) -> int:
    return _ORDER.index(identity.kind)


def _keyed(identity: Identity) -> Identity:
    key = canonical(identity).value
    return identity if key == identity.value else Identity(identity.kind, identity.value, key)


def words(value: Untrusted) -> str:
    """A text, or the digits of a whole number; empty for anything else."""
    raw = value.raw()
    if isinstance(raw, str):
        if len(raw) > _LONGEST_WORDS:
            return ""
        return raw if raw.isascii() and "\0" not in raw else value.text()
    return str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else ""
