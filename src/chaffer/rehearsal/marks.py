"""YAML with the lines it stands on, every scalar as it was typed: `yes` stays the word a shopper says."""

from typing import Any

import yaml

Lines = dict[str, int]
"""The line of each place in a file, by its path: `$.steps[2].bot.says[0]`. The first line is 1."""


class Unreadable(Exception):
    """The text is no YAML of ours. line: where it goes wrong."""

    def __init__(self, line: int, problem: str) -> None:
        self.line, self.problem = line, problem
        super().__init__(f"line {line}: {problem}")


def read_marked(text: str) -> tuple[Any, Lines]:
    """Mappings, lists and texts, and the line of each. Raises Unreadable."""
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        unfinished = "<stream end>" in str(error.problem)  # then where it began says more
        mark = (error.context_mark if unfinished else None) or error.problem_mark
        raise Unreadable(mark.line + 1 if mark else 1, str(error.problem or error.context)) from error
    except yaml.YAMLError as error:
        raise Unreadable(1, str(error).splitlines()[0]) from error
    if node is None:
        raise Unreadable(1, "the file is empty")
    lines: Lines = {}
    return _plain(node, "$", node.start_mark.line + 1, lines), lines


def line_of(lines: Lines, path: str) -> int:
    """The line of a place, or of the nearest place around it."""
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path, 1)


def _plain(node: yaml.Node, path: str, line: int, lines: Lines) -> Any:
    if path.count(".") + path.count("[") > 12:
        raise Unreadable(line, "this is nested too deeply")
    lines[path] = line
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, f"{path}[{n}]", _line(each), lines) for n, each in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        told: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if not isinstance(key, yaml.ScalarNode) or name in told:
                raise Unreadable(_line(key), f"{name!r} stands here twice" if name in told else "this is no name")
            told[name] = _plain(value, f"{path}.{name}", _line(key), lines)
        return told
    return str(node.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
