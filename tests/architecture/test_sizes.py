"""Files fail at 500 lines, functions at 50. `size_exceptions.txt` may only shrink."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import PYTHON_FOLDERS, ROOT, name, python_files, tree

FILE_LIMIT = 500
FUNCTION_LIMIT = 50
EXCEPTIONS = Path(__file__).with_name("size_exceptions.txt")
OTHER_SOURCES = ("*.html", "*.scss", "*.js", "*.css")


def _sizes() -> Iterator[tuple[str, int, int]]:
    """Every file and function: name, lines, limit."""
    for path in python_files(*PYTHON_FOLDERS):
        yield name(path), len(path.read_text(encoding="utf-8").splitlines()), FILE_LIMIT
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{name(path)}:{node.name}", lines, FUNCTION_LIMIT
    for pattern in OTHER_SOURCES:
        for path in sorted((ROOT / "src").rglob(pattern)):
            yield name(path), len(path.read_text(encoding="utf-8").splitlines()), FILE_LIMIT


def _exceptions() -> dict[str, int]:
    lines = EXCEPTIONS.read_text(encoding="utf-8").splitlines()
    entries = (line.split() for line in lines if line and not line.startswith("#"))
    return {entry: int(size) for entry, size in entries}


def test_no_file_or_function_is_larger_than_its_limit() -> None:
    allowed = _exceptions()
    too_large = {entry: lines for entry, lines, limit in _sizes() if lines > max(limit, allowed.get(entry, 0))}
    assert too_large == {}, "split these, or say in the change why they must be in size_exceptions.txt"


def test_the_list_of_exceptions_only_shrinks() -> None:
    over = {entry: lines for entry, lines, limit in _sizes() if lines > limit}
    stale = {entry: size for entry, size in _exceptions().items() if over.get(entry) != size}
    assert stale == {}, "these have shrunk: lower the number in size_exceptions.txt, or remove the line"
