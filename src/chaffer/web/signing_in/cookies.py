"""The cookies of people who sign in: the session, and the mark of a device that somebody signed in from before."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.responses import Response

from chaffer.runtime.settings import Settings

_SESSION = "chaffer_session"
_DEVICE = "chaffer_device"
_TRIP = "chaffer_sign_on"
_LONGEST = 200
TRIP_CHARACTERS = 2000
DEVICE_DAYS = 365
_DAY = 86_400


def over_https(settings: Settings) -> bool:
    return settings.address.startswith("https://")


def session_cookie(settings: Settings) -> str:
    """Its name. Over https browsers see to it that no sibling domain can have set it."""
    return _named(settings, _SESSION)


def cookie_of(headers: Mapping[str, str], name: str, longest: int = _LONGEST) -> str:
    """What it holds; "" if it is not there, or is longer than any of ours."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found is not None and len(found.value) <= longest else ""


def session_of(headers: Mapping[str, str], settings: Settings) -> str:
    return cookie_of(headers, session_cookie(settings))


def device_of(headers: Mapping[str, str], settings: Settings) -> str:
    return cookie_of(headers, _named(settings, _DEVICE))


def give_session(response: Response, settings: Settings, token: str) -> None:
    _give(response, settings, _SESSION, token, settings.session_days * _DAY)


def give_device(response: Response, settings: Settings, token: str) -> None:
    _give(response, settings, _DEVICE, token, DEVICE_DAYS * _DAY)


def take_session(response: Response, settings: Settings) -> None:
    """Have the browser forget it."""
    _give(response, settings, _SESSION, "", 0)


def trip_of(headers: Mapping[str, str], settings: Settings) -> str:
    return cookie_of(headers, _named(settings, _TRIP), TRIP_CHARACTERS)


def give_trip(response: Response, settings: Settings, sealed: str, seconds: int) -> None:
    """What a sign-on must bring back; 0 seconds: the browser forgets it."""
    _give(response, settings, _TRIP, sealed, seconds)


def _named(settings: Settings, name: str) -> str:
    return f"__Host-{name}" if over_https(settings) else name


def _give(response: Response, settings: Settings, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        _named(settings, name), value, max_age=seconds, path="/", secure=over_https(settings), httponly=True,
        samesite="lax",
    )  # fmt: skip
