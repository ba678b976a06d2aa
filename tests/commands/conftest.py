"""The small graph of `tests.commands.graph`, made once."""

from pathlib import Path

import pytest

from tests.commands.graph import make_graph


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder that tests only look at."""
    return make_graph(tmp_path_factory.mktemp("graph") / "out")
