"""What every test stands on: a clean environment, one folder of clips, and examples that return.

Tests are shared out among as many processes as there are processors, up to four; ``-n 0`` runs them
in one, as ``--pdb`` does. Hypothesis makes the same examples each time; with
``--hypothesis-profile=search`` it looks for others.
"""

import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from pipeline.errors import MissingToolError
from pipeline.validators.judges.epubcheck import find_java
from tests.asked_once import put_before
from tests.slow import ON_CI

_WORKERS = 4
"""More would need more memory than they save time."""

_FOREIGN = re.compile(
    r"PUBLISH_CACHE|SOURCE_DATE_EPOCH|NO_COLOR|(CLI|FORCE_)COLOR(_FORCE)?|COLUMNS|LINES"
    r"|LANG|LANGUAGE|LC_.*|TZ|PYTHON(?!PATH|HOME).*|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS"
)
"""What a shell may have set, and what is made or said depends on; where the judges are stays."""

_LONG = re.compile(
    r"tests/(exporters/epub/test_(screens|bytes)|hostile/test_(books|growth)|validators/test_mutations"
    r"|exporters/audio/test_exporter|catalogue/test_(runs|cluster)|checks/test_printing"
    r"|editions/test_(without_print|reproducible)|faults/test_(signals|streams|disk))\.py"
)
"""Files that take long for the number of their tests: begun last, one process would end alone."""

_CLIPS = "PUBLISH_CACHE"

settings.register_profile("ci", deadline=None, database=None, derandomize=True, print_blob=True)
settings.register_profile("local", settings.get_profile("ci"), max_examples=20)
settings.register_profile("search", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("ci" if ON_CI else "local")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process for the tests of one file; else one for each processor."""
    named = [argument for argument in config.args if ".py" in argument]
    if named and len(named) == len(config.args) and len({a.split("::")[0] for a in named}) == 1:
        return 0
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(_WORKERS, count or 1) if count != 1 else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long."""
    items.sort(key=lambda item: _LONG.match(item.nodeid) is None)


def pytest_configure() -> None:
    """Take away what the developer's shell has set, before anything is built."""
    for name in [name for name in os.environ if _FOREIGN.fullmatch(name)]:
        del os.environ[name]


@pytest.fixture(scope="session", autouse=True)
def shared_folder(tmp_path_factory) -> Path:
    """A folder of this run of the tests, which all its processes share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def made_once(shared_folder) -> Callable[[str, Callable[[Path], object]], Path]:
    """Make a folder for all processes: the first that asks for its name makes it, others wait."""

    def run(name: str, make: Callable[[Path], object]) -> Path:
        folder = shared_folder / name
        with FileLock(shared_folder / f"{name}.lock"):
            if not folder.is_dir():
                work = Path(tempfile.mkdtemp(dir=shared_folder, prefix=f"{name}-"))
                make(work)
                work.rename(folder)
        return folder

    return run


@pytest.fixture(scope="session", autouse=True)
def clips(shared_folder) -> Path:
    """Where narration is kept while the tests run: what one of them has made, all have."""
    folder = shared_folder / "clips"
    os.environ[_CLIPS] = str(folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def judges_asked_once(shared_folder) -> None:
    """Each of Java's judges says once what it thinks of the same bytes; on CI, each time."""
    if os.name == "posix" and not ON_CI:
        with suppress(MissingToolError):
            put_before(find_java().absolute(), shared_folder / "java")


@pytest.fixture(autouse=True)
def environment_as_before():
    """What a test sets and forgets is set for no other one."""
    before = dict(os.environ)
    yield
    changed = {name for name in {*before, *os.environ} if before.get(name) != os.environ.get(name)}
    for name in changed - {"PYTEST_CURRENT_TEST"}:
        if name in before:
            os.environ[name] = before[name]
        else:
            del os.environ[name]
