"""What is under version control is text we wrote: no host names of registries, no built or downloaded files."""

import re

from tests.architecture.sources import name, tracked_files

# Put together here, so that this file does not name them either.
REGISTRIES = [
    f"{host}.{domain}"
    for host, domain in (
        ("registry.npmjs", "org"), ("npmjs", "com"), ("pypi", "org"), ("files.pythonhosted", "org"),
        ("deb.debian", "org"), ("crates", "io"), ("registry.yarnpkg", "com"), ("proxy.golang", "org"),
        ("docker", "io"), ("ghcr", "io"), ("unpkg", "com"), ("cdn.jsdelivr", "net"),
    )
]  # fmt: skip
# Pictures of the product for its papers are the only files that are not text.
PICTURES = re.compile(r"docs/.*\.png")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base"}
# Django's own word for settings shared by all others.
NAMED_BY_CUSTOM = {"src/motcua/config/settings/base.py"}
CODE = (".css", ".html", ".js", ".py", ".scss", ".svg")
LONGEST_LINE = 2000


def _texts() -> dict[str, str]:
    return {name(path): path.read_text("utf-8") for path in tracked_files() if not PICTURES.fullmatch(name(path))}


def test_every_tracked_file_is_text() -> None:
    binary = []
    for path in tracked_files():
        if PICTURES.fullmatch(name(path)):
            continue
        content = path.read_bytes()
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            binary.append(name(path))
    assert binary == []


def test_no_tracked_file_names_a_package_registry() -> None:
    pattern = re.compile("|".join(rf"(?<![\w.-]){re.escape(host)}" for host in REGISTRIES))
    found = {file: sorted(set(pattern.findall(text))) for file, text in _texts().items() if pattern.search(text)}
    assert found == {}


def test_no_tracked_file_is_minified() -> None:
    code = {file: text for file, text in _texts().items() if file.endswith(CODE)}
    longest = {file: max(map(len, text.splitlines()), default=0) for file, text in code.items()}
    assert {file: length for file, length in longest.items() if length > LONGEST_LINE} == {}


def test_every_module_is_named_for_what_it_holds() -> None:
    vague = [
        name(path)
        for path in tracked_files()
        if path.suffix == ".py" and VAGUE & set(name(path).removesuffix(".py").split("/"))
    ]
    assert [file for file in vague if file not in NAMED_BY_CUSTOM] == []
