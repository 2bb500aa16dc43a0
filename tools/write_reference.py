"""Write the generated pages of the reference: settings and commands. `--check` says whether they are current.

python tools/write_reference.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

import click  # noqa: E402 — the path comes first

from chaffer.cli.commands import main as chaffer  # noqa: E402
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


PAGES = {"settings.md": settings_page, "cli.md": commands_page}


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
