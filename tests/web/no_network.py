"""Nobody outside answers: tests of the API ask no platform."""

from typing import Any, NoReturn

from chaffer.kernel.errors import ChannelUnreachable


class NoNetwork:
    """Stands where the one outgoing client would."""

    async def _refuse(self, url: str, **_: Any) -> NoReturn:
        raise ChannelUnreachable(f"no network in tests: {url}")

    post = get = delete = send_bytes = upload = _refuse
