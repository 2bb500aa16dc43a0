from tests.inbox.conftest import street

__all__ = ["street"]
