"""The short form of `tests.faults.killing`; the long one is one command: `python -m tests.faults.killing --times 120`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_runs_killed_at_random_moments_lose_nothing() -> None:
    # In a process of its own: it forks, which no process may that has had a store on disk open.
    command = [sys.executable, "-m", "tests.faults.killing", "--times", "8", "--seed", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout.endswith("8 runs, 0 that lost something\n"), done.stdout + done.stderr
    assert done.returncode == 0
