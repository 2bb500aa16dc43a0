"""The built scripts, styles, fonts and signs, which pages of other origins may load."""

import os
import re

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOREVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=300"
_NAMED_BY_CONTENT = re.compile(r"-[A-Za-z0-9_-]{8}\.\w+$")


class BuiltFiles(StaticFiles):
    """A name with a hash of its content is kept for good; one that stays is looked at again after five minutes."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        named = _NAMED_BY_CONTENT.search(os.fspath(full_path))
        response.headers["cache-control"] = FOREVER if named else FOR_A_WHILE
        # Nothing in here is anybody's: a page may ask for it with or without its integrity checked.
        response.headers["access-control-allow-origin"] = "*"
        response.headers["cross-origin-resource-policy"] = "cross-origin"
        return response
