"""The front end, built once: our SCSS, scripts and pictures and the web fonts become files in `build/assets`.

A stamp beside the folder holds a digest of everything that goes in, so an unchanged tree is not built again. A build
goes to a folder of its own first and takes the place of the old one when it is complete.
"""

import hashlib
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from motcua.launcher import tabular_figures, typeface
from motcua.launcher.node import Node, find_node
from motcua.launcher.steps import Tell

STYLES = ("motcua", "desk", "kiosk")
SCRIPTS = ("motcua", "desk", "diagram", "worker", "kiosk")
# Pictures of the component libraries that their styles refer to.
_MOJ_PICTURES = (
    "icon-close-cross-black.svg",
    "icon-tag-remove-cross-white.svg",
    "icon-tag-remove-cross.svg",
    "icon-toggle-plus-minus.svg",
)
_DIAGRAM_STYLES = ("diagram-js.css", "bpmn-js.css")


def source_folder() -> Path:
    """Return the folder of the front end's sources."""
    return Path(__file__).resolve().parents[1] / "web" / "assets"


def is_current(root: Path) -> bool:
    """Return whether `build/assets` of the checkout at `root` was built from exactly the present sources."""
    stamp = _stamp(root)
    return (root / "build" / "assets").is_dir() and stamp.exists() and stamp.read_text() == _digest(root)


def build(root: Path, tell: Tell = lambda word: None) -> None:
    """Build `build/assets` of the checkout at `root` when its sources changed. Raises CannotStart."""
    if is_current(root):
        return
    node = find_node()
    tell("packages")
    _install_packages(root, node)
    target = root / "build" / "assets"
    half_made = root / "build" / "assets.new"
    shutil.rmtree(half_made, ignore_errors=True)
    try:
        for part in ("css", "js", "images"):
            (half_made / part).mkdir(parents=True)
        tell("fonts")
        typeface.make_web_fonts(half_made / "fonts")
        tell("styles")
        _compile_styles(root, node, half_made / "css")
        tell("scripts")
        _bundle_scripts(root, node, half_made / "js")
        _copy_pictures(root, half_made / "images")
        _stamp(root).unlink(missing_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        half_made.rename(target)
    except BaseException:
        shutil.rmtree(half_made, ignore_errors=True)
        raise
    _write_whole(_stamp(root), _digest(root))


def _stamp(root: Path) -> Path:
    return root / "build" / "assets.stamp"


def _inputs(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in source_folder().rglob("*") if path.is_file())
    yield root / "package-lock.json"
    yield Path(__file__)
    yield Path(typeface.__file__)
    yield Path(tabular_figures.__file__)


def _digest(root: Path) -> str:
    digest = hashlib.sha256(version("fontpkg-be-vietnam-pro").encode())
    for path in _inputs(root):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _install_packages(root: Path, node: Node) -> None:
    stamp = root / "node_modules" / ".motcua-stamp"
    wanted = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        node.install(root)
        _write_whole(stamp, wanted)


def _compile_styles(root: Path, node: Node, folder: Path) -> None:
    pairs = [f"{source_folder() / 'scss' / name}.scss:{folder / name}.css" for name in STYLES]
    options = ["--load-path=.", "--style=compressed", "--no-source-map", "--no-charset", "--quiet-deps"]
    node.run(root / "node_modules" / "sass" / "sass.js", *options, *pairs, cwd=root)
    bpmn = root / "node_modules" / "bpmn-js" / "dist" / "assets"
    css = "".join((bpmn / name).read_text(encoding="utf-8") for name in _DIAGRAM_STYLES)
    own = (source_folder() / "css" / "diagram.css").read_text(encoding="utf-8")
    (folder / "diagram.css").write_text(css + own, encoding="utf-8")


def _bundle_scripts(root: Path, node: Node, folder: Path) -> None:
    entries = [str(source_folder() / "js" / f"{name}.js") for name in SCRIPTS]
    options = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=utf8", "--legal-comments=eof"]
    node.run(
        root / "node_modules" / "esbuild" / "bin" / "esbuild",
        *entries,
        *options,
        f"--outdir={folder}",
        "--log-level=warning",
        cwd=root,
    )


def _copy_pictures(root: Path, folder: Path) -> None:
    shutil.copytree(source_folder() / "images", folder, dirs_exist_ok=True)
    moj = root / "node_modules" / "@ministryofjustice" / "frontend" / "moj" / "assets" / "images"
    for name in _MOJ_PICTURES:
        shutil.copy(moj / name, folder / name)


def _write_whole(path: Path, text: str) -> None:
    """Write `path` so that a reader sees all of it or nothing."""
    half_made = path.with_name(path.name + ".new")
    half_made.write_text(text, encoding="utf-8")
    half_made.replace(path)
