"""Where everything is installed a skipped test is a failure: with CI=true a run that skipped anything fails."""

import os

import pytest

skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped; an expected failure is not a skip."""
    if report.skipped and not hasattr(report, "wasxfail"):
        skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A whole module can skip itself too."""
    if report.skipped:
        skipped.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run of the continuous integration that skipped something."""
    if forbidden() and skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were skipped where none may be."""
    if forbidden() and skipped:
        terminalreporter.section("skipped where nothing may be skipped", sep="=", red=True)
        for nodeid in skipped:
            terminalreporter.line(nodeid)


def forbidden() -> bool:
    """Whether this run is one in which nothing may be skipped."""
    return os.environ.get("CI", "").lower() == "true"
