import os

import pytest

import wsspec
from wsspec import Result
from wsspec.pytest_plugin import _check

URL = os.environ.get("WSSPEC_TRY_URL", "")


@pytest.fixture(scope="module")
def wsspec_url():
    yield URL


def test_conformance(wsspec_case):
    wsspec_case()


def test_a_report_has_a_result_for_each_case_with_its_requirements():
    report = wsspec.conformance(URL, cases=["ping/pong-repeats-application-data/*"])
    assert report.conformant and report.results
    assert all(result.verdict == "pass" and result.requirements for result in report.results)


def test_what_comes_to_no_report_is_an_error_with_one_line():
    with pytest.raises(wsspec.WsSpecError, match="no case matches"):
        wsspec.conformance(URL, cases=["no/such-case"])


def test_a_failing_case_fails_with_its_octets():
    with pytest.raises(pytest.fail.Exception, match="octets"):
        _check([Result("a/b", "failed", "fail", "seen", "octets", [])])
