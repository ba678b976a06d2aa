"""An installed wheel works away from the repository: it carries the ontology, the authority file and all data of the package."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as its wheel installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)], check=True, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel)], check=True, cwd=folder)
    return folder / "site"


def run(installed: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", cwd=installed, env=environment, check=False
    )


def test_wheel_is_what_runs(installed: Path) -> None:
    found = run(installed, "--version")
    where = subprocess.run(
        [sys.executable, "-c", "import kg; print(kg.__file__)"], capture_output=True, text=True, cwd=installed, check=True
    ).stdout.strip()

    assert found.stdout.startswith("kg ")
    assert Path(where).is_relative_to(installed)


def test_wheel_reads_articles_and_answers_questions(installed: Path, tmp_path: Path) -> None:
    text = "Jack Ma, the founder of Alibaba, criticized the regulations. The European Commission fined Apple 5 million euros."
    built = run(installed, "build", "-", "--out", str(tmp_path), text=text)

    assert built.returncode == 0, built.stderr
    assert (tmp_path / "graph.html").stat().st_size > 100_000
    answer = run(installed, "query", "measures-against", "entity=Apple", "--out", str(tmp_path), "--format", "csv")
    assert "fine" in answer.stdout
    assert run(installed, "check", "--out", str(tmp_path)).returncode == 0


def test_wheel_has_all_files_of_the_site(installed: Path) -> None:
    script = (
        "from kg.site import make_site\n"
        "site = make_site((), base='https://example.org/id/')\n"
        "print(sum(len(make()) > 100 for make in site.files.values()), len(site.files))"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=installed, check=True).stdout.split()

    assert found[0] == found[1] != "0"
