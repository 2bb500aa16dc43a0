"""Addresses of files that nobody can guess and that end: a signature of 160 bits over the file and the end."""

import base64
import hmac
from datetime import UTC, datetime, timedelta

from chaffer.runtime.secrets import Secrets

SIGNATURE_BYTES = 20
LASTS = timedelta(hours=24)
_PURPOSE = "file links"


class FileLinks:
    """Makes and reads the addresses `/files/{id}?until=…&sign=…`. An old root key still opens what it signed."""

    def __init__(self, secrets: Secrets, public_url: str) -> None:
        self._keys = secrets.derived(_PURPOSE)
        self._public_url = public_url

    def url(self, file_id: str, now: datetime, lasts: timedelta = LASTS) -> str:
        until = int((now + lasts).timestamp())
        return f"{self._public_url}/files/{file_id}?until={until}&sign={_sign(self._keys[0], file_id, until)}"

    def opens(self, file_id: str, until: str, sign: str, now: datetime) -> datetime | None:
        """When the address ends; None if it is over, or was not made by us."""
        if not (until.isascii() and until.isdigit() and len(until) < 12):
            return None
        seconds = int(until)
        given = sign.encode("utf-8", "replace")
        ours = [hmac.compare_digest(_sign(key, file_id, seconds).encode(), given) for key in self._keys]
        ends = datetime.fromtimestamp(seconds, UTC)
        return ends if any(ours) and now < ends else None


def _sign(key: bytes, file_id: str, until: int) -> str:
    digest = hmac.digest(key, f"{file_id}\n{until}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:SIGNATURE_BYTES]).decode().rstrip("=")
