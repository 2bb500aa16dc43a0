"""Names of time zones."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chaffer.kernel.errors import Invalid


def check_time_zone(name: str) -> None:
    """Raises Invalid for a name that no time zone has."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("time_zone must be a name such as Europe/Paris", field="time_zone") from None
