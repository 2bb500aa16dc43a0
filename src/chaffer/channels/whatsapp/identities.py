"""Under which addresses WhatsApp knows a person, and which of them are the same address.

A number is "phone" in E.164 with +. A business-scoped user id ("US.1349…") may stand where a number is expected, since
people with a username can hide their number.
"""

import re

from chaffer.kernel.message import Identity
from chaffer.kernel.untrusted import Untrusted

_BSUID = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")
_PHONE = re.compile(r"\+?[1-9][0-9]{5,14}")
_NOT_DIGITS = re.compile(r"[\s().\-\u00a0]")

# Country code, length of the long form, and where its extra digits stand: each number below has two spellings
# that reach the same telephone, and WhatsApp uses now one, now the other.
_BRAZIL_LONG, _BRAZIL_SHORT = re.compile(r"\+55(\d\d)9(\d{8})"), re.compile(r"\+55(\d\d)([6-9]\d{7})")
_MEXICO_LONG, _MEXICO_SHORT = re.compile(r"\+521(\d{10})"), re.compile(r"\+52([2-9]\d{9})")
_ARGENTINA_LONG, _ARGENTINA_SHORT = re.compile(r"\+549(\d{10})"), re.compile(r"\+54([1-8]\d{9})")


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


def identities_of(message: Untrusted, contact: Untrusted) -> tuple[Identity, ...]:
    """All addresses of a sender in a message and its contact: numbers first, then user ids, then the username."""
    found = [
        identity_of(words(value)) for value in (message["from"], contact["wa_id"], message["from_user_id"],
                                                contact["user_id"], message["from_parent_user_id"],
                                                contact["parent_user_id"])
    ]  # fmt: skip
    username = words(contact["profile"]["username"]) or words(contact["username"])
    if username:
        found.append(_keyed(Identity("username", username.removeprefix("@"))))
    order = ("phone", "bsuid", "parent_bsuid", "username")
    known = dict.fromkeys(each for each in found if each is not None)
    return tuple(sorted(known, key=lambda each: order.index(each.kind)))


def _keyed(identity: Identity) -> Identity:
    key = canonical(identity).value
    return identity if key == identity.value else Identity(identity.kind, identity.value, key)


def words(value: Untrusted) -> str:
    """A text, or the digits of a whole number; empty for anything else."""
    raw = value.raw()
    if isinstance(raw, str) and len(raw) <= 1024:
        return value.text()
    return str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else ""
