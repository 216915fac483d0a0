"""A copy of mkdocs.yml that builds from, or into, other folders: engines take these from their file alone."""

import re
from pathlib import Path

from footnoted.engines.project import Project


def copied_config(project: Project, scratch: Path, **folders: Path | None) -> Path:
    """Write the copy to `scratch`, a file in the project's folder; `folders` are settings such as `site_dir`."""
    text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    for name, folder in folders.items():
        if folder:
            text = re.sub(rf"^{name}:.*\n", "", text, flags=re.MULTILINE)
            text += f"\n{name}: {folder.relative_to(project.root).as_posix()}\n"
    scratch.write_text(text, encoding="utf-8")
    return scratch
