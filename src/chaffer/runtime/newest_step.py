"""The name of this release's shape of the database."""

import re
from pathlib import Path

_STEPS = Path(__file__).parent / "migrations" / "versions"
_REVISION = re.compile(r'^revision = "([^"]+)"$', re.MULTILINE)


def newest_revision() -> str:
    """As the newest step has it: 0001_<eight hex digits of what it makes>, until there is a release."""
    newest = max(_STEPS.glob("[0-9]*.py"), key=lambda step: step.name)
    named = _REVISION.search(newest.read_text(encoding="utf-8"))
    assert named is not None, newest.name
    return named[1]
