"""What Django derives from the sources once: hashed and compressed static files, compiled translations."""

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def collect(root: Path) -> None:
    """Bring `build/static` up to date with `build/assets`; returns at once when it is. Needs Django set up."""
    from django.core.management import call_command

    wanted = (root / "build" / "assets.stamp").read_text(encoding="utf-8")
    stamp = root / "build" / "static.stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted, encoding="utf-8")


def compile_translations(root: Path) -> None:
    """Compile every `locale/*/LC_MESSAGES/django.po` that is newer than its .mo file."""
    for source in (root / "locale").glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalog = read_po(file)
        compiled = io.BytesIO()
        write_mo(compiled, catalog)
        half_made = target.with_name(target.name + ".new")
        half_made.write_bytes(compiled.getvalue())
        half_made.replace(target)
