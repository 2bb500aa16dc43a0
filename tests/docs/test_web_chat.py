"""The examples for signing identities do what the server asks for."""

import re
import shutil
import subprocess
from typing import Any

import pytest
from tests.architecture.sources import ROOT

from chaffer.runtime.clock import SystemClock
from chaffer.web.chat.identity import read_identity

SITE, KEY = "web_site", "the-identity-key"


def example(language: str, name: str) -> str:
    blocks = re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs/howto/web-chat.md").read_text(), re.DOTALL)
    return next(block for block in blocks if name in block)


def signed(site: str, key: str, customer: str, **known: str) -> str:
    """An identity as the page's Python example makes it."""
    made: dict[str, Any] = {}
    exec(example("python", "def identity"), made)
    return str(made["identity"](site, key, customer, **known))


def test_the_python_example_is_accepted() -> None:
    claims = read_identity(signed(SITE, KEY, "42", name="Ana"), KEY, SITE, SystemClock().now())
    assert (claims.sub, claims.name) == ("42", "Ana")


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node here")
def test_the_node_example_is_accepted() -> None:
    code = example("js", "function identity") + f"\nconsole.log(identity('{SITE}', '{KEY}', 42, {{ name: 'Ana' }}))"
    told = subprocess.run(["node", "-e", code], capture_output=True, text=True, check=True).stdout.strip()
    claims = read_identity(told, KEY, SITE, SystemClock().now())
    assert (claims.sub, claims.name) == ("42", "Ana")
