"""Chromium and the fonts of the pictures: found, or brought from the system's packages."""

import os
import shutil
import subprocess

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-liberation", "fonts-noto-core")


def browser() -> str:
    """Return Chromium's path, bringing it from the system's packages where that is allowed."""
    found = _installed_browser()
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium and fonts for the browser tests ...", flush=True)
        install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES]
        for command in (["apt-get", "update", "-qq"], install):
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=quiet)
        found = _installed_browser()
    if not found:
        print("There is no Chromium here: the browser tests will say that they did not run.")
    return found


def _installed_browser() -> str:
    named = os.environ.get("CHROMIUM", "")
    return named or next(filter(None, map(shutil.which, BROWSERS)), "")
