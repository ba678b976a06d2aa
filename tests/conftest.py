"""Nothing is skipped quietly: what a missing program skips is said at the end, and is a failure where all must run."""

import os

import pytest
from hypothesis import settings

# A slow machine is no failure, and a failure must come again when the same tests are run again.
settings.register_profile("regkg", deadline=None, derandomize=True)
settings.load_profile("regkg")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section(f"{len(skipped)} NOT RUN")
        for report in sorted({str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr) for report in skipped}):
            terminalreporter.write_line(report)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("KG_ALLOW_NO_SKIP") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
