"""`make assets`, and the start of the tests: everything that is built once, without starting anything."""

import os
import sys

from motcua.launcher import assets, static_files
from motcua.launcher.place import place_from_environment
from motcua.launcher.refusal import CannotStart
from motcua.launcher.steps import Steps


def main() -> int:
    """Build the front end and the translations; return the exit code."""
    steps = Steps()
    root = place_from_environment().root
    try:
        with steps.step("Front end") as tell:
            assets.build(root, tell)
    except CannotStart as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    static_files.compile_translations(root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    import django

    django.setup()
    with steps.step("Static files"):
        static_files.collect(root)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
