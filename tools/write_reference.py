"""Write the generated pages of the reference: settings, commands, events told to others. `--check` says whether they are current.

python tools/write_reference.py
"""

import importlib
import inspect
import json
import pkgutil
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

import click  # noqa: E402 — the path comes first
import msgspec  # noqa: E402

import chaffer as chaffer_package  # noqa: E402
from chaffer.cli.commands import main as chaffer  # noqa: E402
from chaffer.integrations.webhooks_out.types import TYPES  # noqa: E402
from chaffer.runtime.settings import entries  # noqa: E402

REFERENCE = ROOT / "docs/reference"


def settings_page() -> str:
    rows = [
        f"| `{entry.variable}` | {entry.meaning} | {_default(entry.default)} | {entry.allowed()} |"
        for entry in entries()
    ]
    return "\n".join([
        "# Settings", "",
        "Read from the environment at the start. The server refuses to start while one is wrong, and names every wrong",
        "one. This page is written by `python tools/write_reference.py`.", "",
        "| Variable | Meaning | Default | Allowed |", "|---|---|---|---|", *rows, "",
    ])  # fmt: skip


def _default(value: str) -> str:
    return f"`{value}`" if value else "empty"


def commands_page() -> str:
    lines = [
        "# Commands", "",
        "`chaffer` works beside a running server. What goes wrong is told in one line on standard error, with exit code 2.",
        "This page is written by `python tools/write_reference.py`.", "",
    ]  # fmt: skip
    for context in _walk(chaffer, "chaffer", None):
        lines += [f"## {context.command_path}", "", "```", context.get_help(), "```", ""]
    return "\n".join(lines)


def _walk(command: click.Command, name: str, parent: click.Context | None) -> list[click.Context]:
    """The whole of it first, then every command; groups only hold them."""
    settings = {**command.context_settings, "max_content_width": 110, "terminal_width": 110}
    context = click.Context(command, parent, name, **settings)
    if not isinstance(command, click.Group):
        return [context]
    commands = {name: command.get_command(context, name) for name in sorted(command.list_commands(context))}
    below = [each for name, one in commands.items() if one is not None for each in _walk(one, name, context)]
    return below if parent else [context, *below]


def webhooks_page() -> str:
    facts = {str(each.__struct_config__.tag): each for each in _facts()}
    lines = [(ROOT / "tools/webhooks_head.md").read_text().rstrip(), ""]
    for name, tag in TYPES.items():
        meaning, example = _told(facts[tag])
        data = {key: value for key, value in json.loads(example).items() if key != "type"} | COMPLETED_WITH.get(
            name, {}
        )
        lines += [
            f"### `{name}`",
            "",
            meaning,
            "",
            "```json",
            json.dumps(data, indent=1, ensure_ascii=False),
            "```",
            "",
        ]
    return "\n".join(lines)


# What is added to a fact when it is told (webhooks_out/promise.py), as an example.
COMPLETED_WITH: dict[str, dict[str, str]] = {
    "stock.moved": {"sku": "MUG-RED"},
    **{name: {"conversation_id": "cnv_7", "contact_id": "per_7"}
       for name in ("message.sent", "message.delivered", "message.read", "message.failed")},
}  # fmt: skip


def _facts() -> list[type[msgspec.Struct]]:
    modules = [
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages(chaffer_package.__path__, "chaffer.")
        if each.name.endswith(".events")
    ]
    found = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    return [each for each in found if issubclass(each, msgspec.Struct) and each.__struct_config__.tag]


def _told(fact: type[msgspec.Struct]) -> tuple[str, str]:
    """What a fact means and the JSON it becomes, out of its docstring."""
    text = inspect.getdoc(fact) or ""
    start = text.index("{")
    return " ".join(text[:start].split()), text[start:]


PAGES = {"settings.md": settings_page, "cli.md": commands_page, "webhooks.md": webhooks_page}


def main() -> int:
    stale = []
    for name, page in PAGES.items():
        path = REFERENCE / name
        if not path.exists() or path.read_text() != page():
            stale.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(page())
    if stale and "--check" in sys.argv:
        print("not current:", ", ".join(stale), "- run: python tools/write_reference.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
