"""The first minute on a new machine: what is refused, and when an installation counts as complete."""

import hashlib
import importlib.util
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, working on a checkout of its own."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, value in {
        "ROOT": tmp_path, "VENV": tmp_path / ".venv", "PYTHON": tmp_path / ".venv/bin/python",
        "STAMP": tmp_path / ".venv/motcua-stamp.json",
    }.items():  # fmt: skip
        monkeypatch.setattr(module, name, str(value))
    (tmp_path / "requirements").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    for level in ("runtime", "dev"):
        (tmp_path / "requirements" / f"{level}.txt").write_text(f"{level}==1\n")
    return module


@pytest.fixture
def complete(bootstrap: ModuleType, tmp_path: Path) -> ModuleType:
    """The script after a complete installation for running."""
    (tmp_path / ".venv").mkdir()
    bootstrap.stamp("runtime")
    return bootstrap


def test_a_complete_installation_is_not_repeated(complete: ModuleType) -> None:
    assert complete.is_current("runtime")
    assert not complete.is_current("dev")


def test_an_installation_for_development_is_enough_for_running(bootstrap: ModuleType, tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    bootstrap.stamp("dev")
    assert bootstrap.is_current("runtime")


@pytest.mark.parametrize("file", ["requirements/runtime.txt", "pyproject.toml"])
def test_a_changed_requirement_asks_for_a_new_installation(complete: ModuleType, tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_text("changed==2\n")
    assert not complete.is_current("runtime")


def test_a_moved_checkout_asks_for_a_new_installation(complete: ModuleType) -> None:
    record = json.loads(Path(complete.STAMP).read_text())
    Path(complete.STAMP).write_text(json.dumps(record | {"root": "/elsewhere"}))
    assert not complete.is_current("runtime")
    assert not complete.is_usable()


def test_a_python_that_is_too_old_is_refused_in_one_sentence(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(bootstrap.CannotPrepare, match=r"needs Python 3\.11 or later, but this is 3\.9: install"):
        bootstrap.main("runtime")


def test_a_failed_installation_leaves_no_environment(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(requirements: str) -> None:
        raise bootstrap.CannotPrepare("The Python packages could not be installed")

    monkeypatch.setattr(bootstrap, "install", fail)
    with pytest.raises(bootstrap.CannotPrepare):
        bootstrap.main("runtime")
    assert not (tmp_path / ".venv").exists()


@pytest.fixture
def local_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder of packages with one in it, in place of a registry; its SHA-256 is returned."""
    wheel = tmp_path / "packages" / "sample-1-py3-none-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("sample.py", "")
        archive.writestr("sample-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: sample\nVersion: 1\n")
        archive.writestr("sample-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("sample-1.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_only_packages_with_the_recorded_hash_are_installed(
    bootstrap: ModuleType, tmp_path: Path, local_index: str
) -> None:
    requirements = tmp_path / "requirements" / "runtime.txt"
    subprocess.run([sys.executable, "-m", "venv", tmp_path / ".venv"], check=True)

    requirements.write_text(f"sample==1 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(bootstrap.CannotPrepare, match="could not be installed"):
        bootstrap.pip("--require-hashes", "-r", str(requirements), total=1)
    assert not bootstrap.quietly(bootstrap.PYTHON, "-c", "import sample")

    requirements.write_text(f"sample==1 --hash=sha256:{local_index}\n")
    bootstrap.pip("--require-hashes", "-r", str(requirements), total=1)
    assert bootstrap.quietly(bootstrap.PYTHON, "-c", "import sample")
