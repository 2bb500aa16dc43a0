"""VIES, the European Commission's exchange of VAT information, by its REST interface.

Facts: ec.europa.eu/taxation_customs/vies (technical information; its description of "rest-api"). POST
/check-vat-number takes countryCode, vatNumber, requesterMemberStateCode and requesterNumber; the answer has valid,
name and, if the requester was named, requestIdentifier: the consultation number. Trouble comes as status 200 too: as
actionSucceed false with errorWrappers, or as userError beside a `valid` that means nothing. "---" stands for a name
that a member state does not disclose.
"""

from chaffer.commerce.companies.register import VatAnswer, VatQuestion
from chaffer.integrations.asking import post_json
from chaffer.kernel.errors import Malformed, ProviderFault
from chaffer.kernel.http import Http
from chaffer.kernel.untrusted import Untrusted

HOME = "https://ec.europa.eu/taxation_customs/vies/rest-api"
UNDISCLOSED = "---"
_LETTERS = 2  # of the member state in front of a number
_NO_SUCH_NUMBER = "INVALID_INPUT"
_ANSWERS = frozenset(("", "VALID", "INVALID", _NO_SUCH_NUMBER))
_FINAL = frozenset(("INVALID_REQUESTER_INFO", "VAT_BLOCKED", "IP_BLOCKED"))


class Vies:
    """home: where it is asked, without a slash at the end."""

    def __init__(self, http: Http, home: str = HOME) -> None:
        self._http, self._home = http, home

    async def check(self, question: VatQuestion) -> VatAnswer:
        body = {
            "countryCode": question.number[:_LETTERS], "vatNumber": question.number[_LETTERS:],
            "requesterMemberStateCode": question.requester[:_LETTERS],
            "requesterNumber": question.requester[_LETTERS:],
        }  # fmt: skip
        told = await post_json(self._http, f"{self._home}/check-vat-number", body, {"accept": "application/json"})
        try:
            return _answer(told)
        except Malformed as wrong:
            raise ProviderFault(str(wrong), retryable=True) from wrong


def _answer(told: Untrusted) -> VatAnswer:
    """Raises Malformed, ProviderFault."""
    trouble = next((each["error"].text("", limit=100) for each in told["errorWrappers"]), "")
    trouble = (trouble or told["userError"].text("", limit=100)).upper()
    if trouble not in _ANSWERS:
        raise ProviderFault(f"VIES: {trouble}", retryable=trouble not in _FINAL, provider_code=trouble)
    confirmed = trouble != _NO_SUCH_NUMBER and told["valid"].truth()
    name = told["name"].text("", limit=1000)
    return VatAnswer(
        confirmed, told["requestIdentifier"].text("", limit=100), "" if name == UNDISCLOSED else name
    )  # fmt: skip
