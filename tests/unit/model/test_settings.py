"""Settings that are written wrong say how they are written."""

from __future__ import annotations

import pytest

from footnoted.model.settings import settings_from


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"email": "us at example.org"}, "mkdocs.yml: extra.footnoted.email must be an e-mail address"),
        ({"email": "a@b?subject=x"}, "mkdocs.yml: extra.footnoted.email must be an e-mail address"),
        ({"colour": "red"}, "mkdocs.yml: extra.footnoted.colour must be a colour in six digits, as #333333"),
    ],
)
def test_what_is_no_address_and_no_colour_is_told(given: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("?", r"\?")):
        settings_from(given, "mkdocs.yml: extra.footnoted")


def test_an_address_for_corrections_is_taken() -> None:
    assert settings_from({"email": "us@example.org"}, "x").email == "us@example.org"
