"""The program, and the one place that knows the form of its report."""
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, List, Mapping, Optional

_NONCONFORMANT = 1  # The one exit code besides 0 that comes with a report.


class WsSpecError(Exception):
    """There is no report: a wrong argument, or a server that cannot be reached."""


@dataclass(frozen=True)
class Result:
    """What came of a case, of a standing rule, or of the run as a whole."""

    name: str
    status: str
    """What it means for a build: passed, failed, skipped, or other for a failure that the baseline knows."""
    verdict: Optional[str]
    message: str
    trace: Optional[str]
    requirements: List[str]


@dataclass(frozen=True)
class Report:
    conformant: bool
    results: List[Result]

    @property
    def failures(self) -> List[Result]:
        return [result for result in self.results if result.status == "failed"]


def binary() -> str:
    """The path of the program; WSSPEC_BINARY names another."""
    return os.environ.get("WSSPEC_BINARY") or str(Path(__file__).parent / "bin" / ("wsspec.exe" if os.name == "nt" else "wsspec"))


def conformance(url: str, cases: Iterable[str] = (), headers: Optional[Mapping[str, str]] = None, args: Iterable[str] = ()) -> Report:
    """Plays the cases against a server; the arguments are those of ``wsspec run``."""
    command = [binary(), "run", url]
    for pattern in cases:
        command += ["--case", pattern]
    for name, value in (headers or {}).items():
        command += ["--header", f"{name}: {value}"]
    run = subprocess.run([*command, *args, "--report", "ctrf"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if not 0 <= run.returncode <= _NONCONFORMANT:
        raise WsSpecError(run.stderr.decode(errors="replace").strip() or f"wsspec has ended with exit code {run.returncode}")
    return _report(json.loads(run.stdout), run.returncode == 0)


def _report(ctrf: dict, conformant: bool) -> Report:
    return Report(conformant, [
        Result(test["name"], test["status"], test.get("rawStatus"), test["message"], test.get("trace"), test.get("tags", []))
        for test in ctrf["results"]["tests"]])
