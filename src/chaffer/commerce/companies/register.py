"""The port to a register that knows which VAT numbers are in use."""

from typing import Protocol

import msgspec


class VatQuestion(msgspec.Struct, frozen=True):
    """Whether `number` is in use; `requester` is who asks. Both as they are kept: the country's letters in front."""

    number: str
    requester: str


class VatAnswer(msgspec.Struct, frozen=True):
    """consultation: the register's number of this answer, our proof of having asked; "" if it gave none.

    name: whose number it is, "" if the register does not say.
    """

    confirmed: bool
    consultation: str = ""
    name: str = ""


class VatRegister(Protocol):
    """Asking changes nothing there, so it may be repeated."""

    async def check(self, question: VatQuestion) -> VatAnswer:
        """Raises ProviderFault, whose `retryable` is obeyed: no answer is not a no."""
        ...
