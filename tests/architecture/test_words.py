"""What must not be in a file that is published: the place it was built, and where its parts were fetched;
nor a merge that was left half done.
"""

import re

import pytest

from tests.architecture.sources import texts

# In pieces, so that this file does not hold what it forbids.
HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "registry" + r"\.npm", "npm" + r"js\.(?:org|com)"])
)
PLACES = re.compile(
    r"(?<![\w.$}/:-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + r"me/\w+", "Us" + r"ers/\w+"]) + r")/"
)
KEYS = re.compile("-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE" + " KEY-----|AK" + r"IA[0-9A-Z]{16}|sk_live_" + r"\w{10}")
MARKS = re.compile("^(?:<<<<" + "<<<|>>>>" + ">>>) ", re.MULTILINE)


def wrong(text: str) -> list[str]:
    return [found[0] for rule in (HOSTS, PLACES, KEYS, MARKS) for found in rule.finditer(text)]


def test_no_file_names_the_machine_it_was_made_on() -> None:
    assert {name: found for name, text in texts() if (found := wrong(text))} == {}


@pytest.mark.parametrize(
    "bad",
    [
        'url = "https://files.python' + 'hosted.org/x"',
        "https://registry" + ".npm" + "js.org/a",
        'open("/wo' + 'rk/x/y")',
        "cd /ho" + "me/ana/chaffer",
        "/ro" + "ot/.ssh",
        "a = 1\n<<<<" + "<<< HEAD\nb = 2\n",
    ],
)
def test_what_must_not_be_published_would_be_seen(bad: str) -> None:
    assert wrong(bad) != []


def test_ordinary_addresses_are_left_alone() -> None:
    assert wrong("https://shop.example/wo" + "rk/ and /api/v1/homes/ and ./ro" + "ot/") == []
