"""The rooms of the package: a name stands for one idea, and no module is too long to read at a sitting."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import footnoted

PACKAGE = Path(footnoted.__file__).parent
LONGEST = 250  # lines

#: Longer modules, each with its reason. There is none.
LONGER: dict[str, str] = {}


def modules() -> list[Path]:
    """Every module but the faces of packages, relative to the package."""
    found = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    return sorted(path for path in found if path.name != "__init__.py" and path.parts[0] != "template")


def test_no_two_modules_have_one_name() -> None:
    """A module of `cli` has the name of its command, which another room may be about."""
    places = defaultdict(list)
    for path in modules():
        if path.parts[0] != "cli":
            places[path.stem].append(path.as_posix())
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_module_is_too_long_without_a_reason() -> None:
    lengths = {path.as_posix(): len((PACKAGE / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path for path, lines in lengths.items() if lines > LONGEST} == set(LONGER)


def test_users_get_the_types() -> None:
    assert (PACKAGE / "py.typed").is_file()
