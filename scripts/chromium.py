"""Before the tests: find the browser for the journeys, install it where that is possible, else say so loudly."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Make `chromium` available if it can be had; never fail."""
    if any(shutil.which(name) for name in NAMES):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stdout.write("Installing chromium for the browser journeys\n")
        sys.stdout.flush()
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)
    if not any(shutil.which(name) for name in NAMES):
        line = "*" * 78
        sys.stdout.write(f"{line}\nNO BROWSER: every journey will be SKIPPED. Install chromium to run them.\n{line}\n")


if __name__ == "__main__":
    main()
