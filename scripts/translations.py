"""Interface texts: Vietnamese in the source, English in locale/en. No GNU gettext needed.

Usage: translations.py extract   write new texts into the .po file, drop those no longer used
       translations.py check     say what is missing, left over or differs in its placeholders; exit code 1
       translations.py compile   make the .mo files
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from motcua.launcher.static_files import compile_translations

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"}}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
# The file changes when texts change, not with the day on which it was written.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> int:
    """Carry out the command and return the exit code."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "extract":
        return extract()
    if command == "check":
        return check()
    if command == "compile":
        compile_translations(ROOT)
        return 0
    sys.stderr.write(__doc__ or "")
    return 2


def extract() -> int:
    """Bring the .po file up to date with the source; new texts stay empty until somebody translates them."""
    source, translated = source_texts(), read_translations()
    fresh = Catalog(locale="en", project="Một Cửa", charset="utf-8", creation_date=EPOCH, revision_date=EPOCH)
    for message in source:
        if not message.id:
            continue
        known = translated.get(message.id, message.context)
        places = sorted({(place, 0) for place, _ in message.locations})
        fresh.add(
            message.id,
            known.string if known else None,
            locations=places,
            flags=message.flags,
            auto_comments=message.auto_comments,
            context=message.context,
        )
    PO.parent.mkdir(parents=True, exist_ok=True)
    content = io.BytesIO()
    write_po(content, fresh, include_lineno=False, ignore_obsolete=True, sort_by_file=True, width=120)
    PO.write_bytes(content.getvalue())
    empty = sum(1 for message in fresh if message.id and not is_translated(message))
    sys.stdout.write(f"{len(fresh)} texts in {PO.relative_to(ROOT)}, {empty} without a translation\n")
    return 0


def check() -> int:
    """Print every defect of the translation and return 1 when there is one."""
    defects = list(find_defects(source_texts(), read_translations()))
    for defect in defects:
        sys.stdout.write(f"{defect}\n")
    if defects:
        sys.stdout.write(
            f"{len(defects)} defects: run `.venv/bin/python scripts/translations.py extract`, then edit.\n"
        )
    return 1 if defects else 0


def find_defects(source: Catalog, translated: Catalog) -> Iterator[str]:
    """Yield a sentence for each text that is not translated, is left over or has other placeholders."""
    for message in source:
        if not message.id:
            continue
        place = message.locations[0][0] if message.locations else "?"
        known = translated.get(message.id, message.context)
        if known is None or not is_translated(known) or known.fuzzy:
            yield f"not translated: {first(message.id)!r} ({place})"
        else:
            yield from differing_placeholders(known)
    for message in translated:
        if message.id and source.get(message.id, message.context) is None:
            yield f"left over: {first(message.id)!r} is no longer in the source"
    for key in translated.obsolete:
        yield f"left over: {first(key)!r} is commented out in the file"


def differing_placeholders(message: Message) -> Iterator[str]:
    """Yield a sentence for each form of the translation that has other placeholders than the source."""
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    allowed = [set(PLACEHOLDER.findall(text)) for text in sources]
    for string in strings:
        if set(PLACEHOLDER.findall(string)) not in allowed:
            yield f"other placeholders: {first(message.id)!r} became {string!r}"


def is_translated(message: Message) -> bool:
    """Return whether every form has a text."""
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    return all(strings)


def first(text: object) -> object:
    """Return the text itself, or the singular of a text with a plural."""
    return text[0] if isinstance(text, tuple | list) else text


def source_texts() -> Catalog:
    """Return every text of the source with the files it is used in."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(
        ROOT / "src", method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for place, line, text, comments, context in found:
        catalog.add(text, None, [(f"src/{place}", line)], auto_comments=comments, context=context)
    return catalog


def read_translations() -> Catalog:
    """Return the .po file, empty when there is none yet."""
    if not PO.exists():
        return Catalog(locale="en", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


if __name__ == "__main__":
    raise SystemExit(main())
