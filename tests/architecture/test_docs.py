"""What the papers say of the product is there: files they lead to, commands, environment variables, ledger verbs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from typer.main import get_command

from motcua.cli import app
from motcua.domain.agencies.models import PostRole, Right
from motcua.domain.dossiers.models import Status
from motcua.domain.ledger.models import Verb
from tests.architecture.sources import ROOT, name, python_files, tree

PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
REFERENCE = ROOT / "docs" / "reference"
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (?P<title>.+)$", re.MULTILINE)
COMMAND = re.compile(r"\bmotcua (?P<words>[a-z][a-z-]*(?: [a-z][a-z-]*)*)")
OPTION = re.compile(r"`(?P<option>--[a-z][a-z-]+)")
VARIABLE = re.compile(r"\bMOTCUA_[A-Z_]+\b")
# Read by the tests and the benchmark alone.
NOT_OF_THE_PRODUCT = ("MOTCUA_TEST_", "MOTCUA_BENCH_")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, made as code hosting sites make them."""
    titles = (found["title"] for found in HEADING.finditer(_text(path)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_every_link_leads_to_a_file_and_a_heading(paper: Path) -> None:
    broken = []
    for link in LINK.finditer(_text(paper)):
        target, _, anchor = link["target"].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        place = (paper.parent / target).resolve() if target else paper
        if not place.exists() or (anchor and anchor not in _anchors(place)):
            broken.append(link["target"])
    assert broken == []


def test_every_page_is_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    ahead = [ROOT / "README.md"]
    while ahead:
        paper = ahead.pop()
        reached.add(paper)
        targets = (link["target"].partition("#")[0] for link in LINK.finditer(_text(paper)))
        places = {(paper.parent / target).resolve() for target in targets if target.endswith(".md")}
        ahead += places - reached
    assert sorted(name(paper) for paper in set(PAPERS) - reached) == []


def _commands() -> dict[str, set[str]]:
    """Every command of the command line, such as `process check`, with its options."""
    known: dict[str, set[str]] = {}
    waiting = [("", get_command(app))]
    while waiting:
        words, command = waiting.pop()
        known[words] = {option for parameter in command.params for option in parameter.opts}
        waiting += [(f"{words} {word}".strip(), one) for word, one in getattr(command, "commands", {}).items()]
    return known


def _code(text: str) -> Iterator[str]:
    """Lines of code blocks and code in lines."""
    for number, part in enumerate(text.split("```")):
        yield from part.splitlines() if number % 2 else re.findall(r"`([^`]+)`", part)


def _exists(words: list[str], known: dict[str, set[str]]) -> bool:
    """Whether the words begin with a command; after one without subcommands come its own arguments."""
    has_subcommands = any(other.startswith(f"{words[0]} ") for other in known)
    return words[0] in known and (not has_subcommands or " ".join(words[:2]) in known)


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_every_command_that_is_named_exists(paper: Path) -> None:
    known = _commands()
    named = [found["words"] for line in _code(_text(paper)) for found in COMMAND.finditer(line)]
    assert [words for words in named if not _exists(words.split(), known)] == []


def test_the_page_of_commands_names_each_command_and_only_options_that_exist() -> None:
    page = _text(REFERENCE / "commands.md")
    known = _commands()
    leaves = {words for words in known if not any(other.startswith(f"{words} ") for other in known)} - {""}
    assert [words for words in sorted(leaves) if f"motcua {words}" not in page] == []
    options = {"--help", *(option for options in known.values() for option in options)}
    assert sorted({found["option"] for found in OPTION.finditer(page)} - options) == []


def _variables_of_the_code() -> set[str]:
    """Environment variables named whole in a text of the product's code."""
    found = set()
    for path in python_files("src"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and VARIABLE.fullmatch(node.value):
                found.add(node.value)
    return found


def test_the_page_of_environment_variables_names_what_the_code_reads_and_nothing_else() -> None:
    named = set(VARIABLE.findall(_text(REFERENCE / "environment.md")))
    assert named == _variables_of_the_code()


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_papers_name_no_other_environment_variable(paper: Path) -> None:
    named = {one for one in VARIABLE.findall(_text(paper)) if not one.startswith(NOT_OF_THE_PRODUCT)}
    assert sorted(named - _variables_of_the_code()) == []


@pytest.mark.parametrize(
    ("page", "values"),
    [
        ("ledger.md", Verb.values),
        ("life-cycle.md", Status.names),
        ("rights.md", [*PostRole.values, *Right.values]),
    ],
)
def test_a_list_of_the_code_is_whole_on_its_page(page: str, values: list[str]) -> None:
    text = _text(REFERENCE / page)
    assert [value for value in values if f"`{value}`" not in text] == []


def test_the_data_model_names_every_table_and_marks_those_that_grow() -> None:
    page = _text(REFERENCE / "data-model.md")
    rows = [line.split("|")[2] for line in page.splitlines() if line.startswith("|") and line.count("|") == 4]
    marked = {table: "●" in row for row in rows for table in re.findall(r"`(\w+)`", row)}
    ours = [model for model in apps.get_models() if model.__module__.startswith("motcua.domain.")]
    of_dossiers = {"ledger", "notices", "documents", "dossiers"}
    grows = {
        model.__name__: model._meta.app_label in of_dossiers
        and any(field.name == "authority" for field in model._meta.get_fields())
        for model in ours
    }
    assert marked == grows
