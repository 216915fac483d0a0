"""An example that a rule carries: a page that it finds fault with, one that it passes, and the excerpt that both cite.

`footnoted explain` shows them, and the tests check them.
"""

import re
from dataclasses import dataclass

SOURCE = "evidence/sources/report.yml"
_FILE = re.compile(r"^=== (.+)\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """`fails` and `passes` are the Markdown of a page that cites `excerpt` as `[^report:kept]`.

    What follows a line `=== path` is another file of the project.
    """

    excerpt: str
    fails: str
    passes: str
    speaker: str = ""

    def files(self, page: str) -> dict[str, str]:
        """The project that `fails` or `passes` describes: the text of each file, by its path."""
        first, *others = _FILE.split(page)
        return {
            "docs/index.md": first,
            SOURCE: source(self.excerpt, self.speaker),
            **dict(zip(others[::2], others[1::2], strict=True)),
        }


def source(excerpt: str, speaker: str = "") -> str:
    """The evidence file of a report that was published on 1 May 2024, with one excerpt."""
    said = f", speaker: {speaker}" if speaker else ""
    return (
        "csl: {type: report, title: Annual report, URL: https://example.org/report, issued: 2024-05-01}\n"
        f'kind: primary\naccessed: 2024-06-01\nexcerpts:\n  kept: {{text: "{excerpt}"{said}}}\n'
    )
