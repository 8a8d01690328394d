"""The page in Chromium: an accessibility check by axe-core, nothing asked of the network, answers on paper."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dosecalc.exports.options import Options, SheetKind
from tests.exports.sources import source, written

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(os.environ.get("DOSECALC_AXE", "node_modules/axe-core/axe.min.js"))
"""`npm install axe-core` puts it there."""

CHECK = """
addEventListener("load", () => axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const told = found.violations.map(each => [each.id, each.nodes.map(node => node.html)]);
  document.title = JSON.stringify({passes: found.passes.length, told});
}));
"""

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (DOSECALC_AXE names axe.min.js)")


def chromium(folder: Path, *arguments: str) -> str:
    assert CHROMIUM is not None
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'browser'}",
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True).stdout


@needs_chromium
@needs_axe
@pytest.mark.parametrize(("kind", "width"), [*((kind, 1200) for kind in SheetKind), (SheetKind.worked_key, 400)])
def test_axe_finds_nothing_to_complain_about(tmp_path: Path, kind: SheetKind, width: int) -> None:
    written("html", source(), tmp_path / "page.html", Options(kind))
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    text = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", text).replace("<details>", "<details open>")
    script = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{CHECK}</script>"
    (tmp_path / "checked.html").write_text(text.replace("</body>", f"{script}</body>"), encoding="utf-8")

    url = (tmp_path / "checked.html").as_uri()
    shown = chromium(tmp_path, f"--window-size={width},900", "--virtual-time-budget=30000", "--dump-dom", url)
    found = json.loads(re.search("<title>(.*?)</title>", shown)[1])  # type: ignore[index]

    assert [] == found["told"]
    assert found["passes"] > 10


@needs_chromium
def test_a_printed_worked_key_shows_every_answer(tmp_path: Path) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("pdftotext is not installed")
    written("html", source(), tmp_path / "page.html", Options(SheetKind.worked_key))
    chromium(tmp_path, f"--print-to-pdf={tmp_path / 'page.pdf'}", (tmp_path / "page.html").as_uri())
    text = subprocess.run([pdftotext, tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout
    told = " ".join(text.split())

    pages = text.count("\f")
    assert pages > 1
    assert pages <= told.count("Education only, never patient care.")
    assert f"Page {pages} of {pages}" in told
    for shown in source().drawn():
        for part in shown.problem.parts if shown.problem else ():
            assert f"Answer: {part.key}" in told
