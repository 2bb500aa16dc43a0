"""The application, before two shops of which one is a marketplace."""

from tests.web.conftest import backstage, client, ours, theirs

__all__ = ["backstage", "client", "ours", "theirs"]
