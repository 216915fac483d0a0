"""Whether findings are shown in the page that is being converted."""

import os

#: Set to 1 by `footnoted serve` for the engine that it runs, and to 0 by `footnoted build`.
FINDINGS_VARIABLE = "FOOTNOTED_FINDINGS"


def shows_findings(option: object) -> bool:
    """Whether findings are shown in the page. YAML reads `on` and `off` as true and false. Raises `ValueError`."""
    variable = os.environ.get(FINDINGS_VARIABLE)
    if option not in ("auto", "on", "off", True, False):
        raise ValueError(f"footnoted: findings: “{option}” must be auto, on or off")
    if variable == "0":
        return False
    return variable == "1" if option == "auto" else option in ("on", True)
