"""What PDF letters need of the system: found, or brought from its packages."""

import ctypes.util
import os
import shutil
import subprocess

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation")


def bring_libraries() -> bool:
    """Tell whether PDFs can be made here, after trying to bring what is missing."""
    if not _has_all() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing the libraries for PDF letters ...", flush=True)
        install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *PACKAGES]
        for command in (["apt-get", "update", "-qq"], install):
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=quiet)
    if not _has_all():
        print("Pango is missing: the tests of PDF letters will say that they did not run.")
        return False
    return True


def _has_all() -> bool:
    return all(ctypes.util.find_library(name) for name in LIBRARIES)
