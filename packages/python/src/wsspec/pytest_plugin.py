"""
One test for each case of the suite. A test module says where its server is and asks for the cases::

    @pytest.fixture(scope="module")
    def wsspec_url():
        yield "ws://127.0.0.1:9000/"

    def test_conformance(wsspec_case):
        wsspec_case()

The server is put to all of them in one run, before the first test, or only to those that were selected.
"""
import json
import subprocess
from typing import Callable, Dict, List

import pytest

from ._program import Result, binary, conformance

_MOST_SELECTED = 200
"""More patterns than that would make a very long command line: then all cases are played."""

_RUN = "run"
"""The test of what goes wrong with the run as a whole, such as a server that dies."""


def pytest_addoption(parser):
    parser.addini("wsspec_args", "more arguments of wsspec run", type="args", default=[])
    parser.getgroup("wsspec").addoption("--wsspec-case", action="append", default=[], metavar="GLOB", help="only these cases; repeatable")


def pytest_generate_tests(metafunc):
    if "wsspec_case" in metafunc.fixturenames:
        metafunc.parametrize("wsspec_case", [*_ids(metafunc.config), _RUN], indirect=True)


@pytest.fixture(scope="module")
def wsspec_results(request, wsspec_url) -> Dict[str, List[Result]]:
    """What came of each case: of one run for the module."""
    config = request.config
    selected = {item.callspec.params["wsspec_case"] for item in request.session.items
                if item.module is request.module and "wsspec_case" in getattr(item, "fixturenames", ())}
    few = selected - {_RUN} if len(selected) <= _MOST_SELECTED else config.getoption("--wsspec-case")
    results: Dict[str, List[Result]] = {}
    for result in conformance(wsspec_url, cases=few, args=config.getini("wsspec_args")).results:
        results.setdefault(result.name.split(" ")[0] if result.verdict else _RUN, []).append(result)
    return results


@pytest.fixture
def wsspec_case(request, wsspec_results) -> Callable[[], None]:
    """Call it: it fails, or skips, where the case does."""
    return lambda: _check(wsspec_results.get(request.param, []))


def _check(results: List[Result]) -> None:
    failed = [result for result in results if result.status == "failed"]
    if failed:
        pytest.fail("\n\n".join(f"{result.name}: {result.trace or result.message}" for result in failed), pytrace=False)
    if results and all(result.status == "skipped" for result in results):
        pytest.skip(results[0].message)
    known = [result for result in results if result.status == "other"]
    if known:
        pytest.xfail(known[0].message)


def _ids(config) -> List[str]:
    patterns = [word for pattern in config.getoption("--wsspec-case") for word in ("--case", pattern)]
    listed = subprocess.run([binary(), "list", "--testee", "server", "--json", *patterns], capture_output=True, check=True)
    return [case["id"] for case in json.loads(listed.stdout)]
