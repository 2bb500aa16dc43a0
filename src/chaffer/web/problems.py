"""How a "no" looks to an API client: RFC 9457 problem details, with our stable code and the details of the refusal."""

import re
from typing import Any

import msgspec
from starlette.responses import Response

from chaffer.kernel.errors import Refusal
from chaffer.runtime.log import correlation
from chaffer.runtime.transaction import NoRow

MEDIA_TYPE = "application/problem+json"
_TITLES = {
    400: "Bad request", 401: "Not signed in", 403: "Not allowed", 404: "Not found", 405: "Method not allowed",
    408: "Too slow", 409: "Conflict", 413: "Too large", 415: "Wrong content type", 422: "Not acceptable as it is",
    429: "Too many requests", 500: "Our fault", 503: "Not now", 504: "Too slow",
}  # fmt: skip
_WHERE = re.compile(r"^(?P<message>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)


class FieldError(msgspec.Struct, frozen=True):
    """path: where in the body or query, such as `$.lines[0].quantity`."""

    path: str
    message: str


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """type: a name that does not change; code: the same, short. request_id: quote it when you ask for help."""

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    request_id: str = ""
    errors: tuple[FieldError, ...] = ()
    details: dict[str, Any] = {}


def problem_of(refusal: Refusal) -> Problem:
    details: dict[str, Any] = dict(refusal.details)
    errors = tuple(details.pop("errors", ()))
    return Problem(
        f"urn:chaffer:problem:{refusal.code}", _TITLES.get(refusal.status, "Refused"), refusal.status, refusal.code,
        _detail(refusal), correlation.get(), errors, details,
    )  # fmt: skip


def _detail(refusal: Refusal) -> str:
    """In words of the API: which statement of ours found nothing is no business of its clients."""
    return "this shop has nothing with this id" if isinstance(refusal, NoRow) else str(refusal)


def unexpected() -> Problem:
    """Something broke on our side. What exactly is in the log under the request id, not in the answer."""
    return Problem(
        "urn:chaffer:problem:internal", _TITLES[500], 500, "internal",
        "something went wrong on our side; it was noted under this request id", correlation.get(),
    )  # fmt: skip


def answer_with(problem: Problem) -> Response:
    headers = {"cache-control": "no-store"}
    if problem.status == 401:
        headers["www-authenticate"] = "Bearer"
    if problem.status == 429:
        headers["retry-after"] = str(problem.details.get("retry_after_seconds", 1))
    if problem.status == 405 and "allowed" in problem.details:
        headers["allow"] = ", ".join(problem.details["allowed"])
    return Response(msgspec.json.encode(problem), problem.status, headers, MEDIA_TYPE)


def field_error(wrong: msgspec.ValidationError) -> FieldError:
    """What msgspec found, with the path apart from the words."""
    found = _WHERE.match(str(wrong))
    assert found is not None
    return FieldError(found["path"] or "$", found["message"])
