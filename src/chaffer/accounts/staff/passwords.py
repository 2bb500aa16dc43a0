"""Passwords: argon2id, and which ones are too easy.

Parameters: OWASP's least for argon2id with two passes (19 MiB). Lengths: NIST SP 800-63B, which also says that rules of
composition ("one digit, one capital") do harm, and that what is often used has to be refused.
"""

import asyncio
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chaffer.accounts.staff.addresses import folded
from chaffer.accounts.staff.errors import TooManyTries, WeakPassword

T = TypeVar("T")
LEAST_CHARACTERS = 12
MOST_CHARACTERS = 128
AT_ONCE = 2
"""Hashings: each holds 19 MiB and a core for a moment."""
WAITING_AT_MOST = 32
_OWN_LEFT_AT_LEAST = 6
_OWN_WORDS_FROM = 3
_COMMON = Path(__file__).parent / "common_passwords.txt"
_LEET = str.maketrans("@4310$5!7", "aaeiossit")
_AROUND = "0123456789!@#$%^&*()-_=+.,?~"
"""What people put around a word when they are told that it is too easy."""
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


class Hashing:
    """Makes and checks hashes beside the loop, two at a time."""

    def __init__(self, hasher: PasswordHasher = _hasher) -> None:
        self._hasher = hasher
        self._threads = ThreadPoolExecutor(AT_ONCE, "hashing")
        self._waiting = 0
        self._nobodys = ""

    async def hash(self, password: str) -> str:
        """Raises TooManyTries."""
        return await self._aside(partial(self._hasher.hash, _normal(password)))

    async def fits(self, hashed: str, password: str) -> bool:
        """Whether it is the password of this hash. An empty hash fits none, and takes as long. Raises TooManyTries."""
        if not hashed:
            if not self._nobodys:
                self._nobodys = await self.hash("nobody's, so that a wrong name takes as long as a wrong password")
            await self._aside(partial(_fits, self._hasher, self._nobodys, _normal(password)))
            return False
        return await self._aside(partial(_fits, self._hasher, hashed, _normal(password)))

    def is_old(self, hashed: str) -> bool:
        """Whether it was made with other parameters than today's."""
        try:
            return self._hasher.check_needs_rehash(hashed)
        except InvalidHashError:
            return False

    async def _aside(self, work: "partial[T]") -> T:
        if self._waiting >= WAITING_AT_MOST:
            raise TooManyTries("many people sign in just now", retry_after_seconds=2)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1


def _fits(hasher: PasswordHasher, hashed: str, password: str) -> bool:
    try:
        return hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def check_password(password: str, *own: str) -> None:
    """own: what is known of the person and the shop, such as names and the address. Raises WeakPassword."""
    length = len(_normal(password))
    if length < LEAST_CHARACTERS:
        raise WeakPassword(f"a password has at least {LEAST_CHARACTERS} characters", reason="short")
    if length > MOST_CHARACTERS:
        raise WeakPassword(f"a password has at most {MOST_CHARACTERS} characters", reason="long")
    plain = folded(password).replace(" ", "")
    if _is_common(plain):
        raise WeakPassword("this password is among the first that are tried", reason="common")
    if len(_without(plain, _words(own))) < _OWN_LEFT_AT_LEAST < length:
        raise WeakPassword("a password is not made of one's own name or address", reason="own")


def _is_common(plain: str) -> bool:
    """Whether it is one of the list, however decorated: digits around it, letters as signs, said several times."""
    if len(set(plain)) < 5 or _repeats(plain) or _runs(plain):
        return True
    spelt = {plain, plain.translate(_LEET)}
    cores = {word.strip(_AROUND) for word in spelt} | spelt
    return any(not core or core in common() or _is_two(core) for core in cores)


def _is_two(core: str) -> bool:
    return any(core[:at] in common() and core[at:] in common() for at in range(3, len(core) - 2))


def _repeats(plain: str) -> bool:
    """Whether it is one short thing said over and over."""
    return any(plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, 6))


def _runs(plain: str) -> bool:
    """Whether its signs follow each other, up or down, as in 123456789012."""
    steps = [ord(after) - ord(before) for before, after in pairwise(plain)]
    return sum(abs(step) == 1 for step in steps) >= len(steps) - 2


def _words(own: tuple[str, ...]) -> frozenset[str]:
    found = set()
    for each in own:
        text = folded(each)
        pieces = "".join(sign if sign.isalnum() else " " for sign in text).split()
        found |= {piece for piece in (*pieces, text.replace(" ", "")) if len(piece) >= _OWN_WORDS_FROM}
    return frozenset(found)


def _without(plain: str, words: frozenset[str]) -> str:
    """What is left of it once these are taken out, the longest first."""
    for word in sorted(words, key=len, reverse=True):
        plain = plain.replace(word, "")
    return plain.strip(_AROUND)


@cache
def common() -> frozenset[str]:
    lines = _COMMON.read_text().split()
    return frozenset(lines)


def _normal(password: str) -> str:
    """One password however a keyboard puts its accents together."""
    return unicodedata.normalize("NFKC", password)
