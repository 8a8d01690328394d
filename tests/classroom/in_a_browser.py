"""Pages opened in Chromium, and what the rules of accessibility find in them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from html import unescape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FOUND = next(filter(None, map(shutil.which, NAMES)), None)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def seen(page: str, folder: Path, width: int) -> dict[str, Any]:
    """What a browser of that width makes of a page: how far it overflows, and the rules that it breaks.

    Only the test's own script is let in, which the page's policy would forbid.
    """
    if FOUND is None:
        pytest.skip("a page is measured and checked in Chromium, which is not installed")
    rules = files(pytest.importorskip("axe_core_python")).joinpath("axe.min.js").read_text(encoding="utf-8")
    script = f"""
      const over = document.documentElement.scrollWidth - window.innerWidth;
      axe.run(document, {{runOnly: {json.dumps(RULES)}}}).then(found => {{
        const broken = found.violations.map(each => [each.id, each.nodes.map(node => node.html)]);
        const told = document.createElement("pre");
        told.id = "told"; told.textContent = JSON.stringify({{over, broken, passed: found.passes.length}});
        document.body.append(told);
      }});"""
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    assert policy in page
    path = folder / "page.html"
    scripted = page.replace(policy, "").replace("</body>", f"<script>{rules}</script><script>{script}</script></body>")
    path.write_text(scripted, encoding="utf-8")
    command = [FOUND, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    command += [f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900", "--virtual-time-budget=60000"]
    made = subprocess.run(
        [*command, "--dump-dom", path.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "HOME": str(folder)},
    )
    told = made.stdout.partition('<pre id="told">')[2].partition("</pre>")[0]
    found: dict[str, Any] = json.loads(unescape(told))
    return found
