"""What a site says of publishing under `extra: footnoted:` in its mkdocs.yml. (`footnoted.web` has more there.)"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError


class Publishing(BaseModel):
    """All off for a site that says nothing: then its pages stay as the engine made them, with what footnoted adds."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    slim: bool = False  # one style sheet, scripts named by their content, and no file below assets/ that nothing names
    paper: bool = False  # a PDF of every page and of the whole site (needs the library Pango)
    offline: bool = False  # offline.zip: the whole site, to be read from a disk


def publishing_settings(given: Any) -> Publishing:
    """The settings from what mkdocs.yml holds under `extra: footnoted:`. Raises `ValueError` with what is wrong."""
    if given is None:
        return Publishing()
    if not isinstance(given, Mapping):
        raise ValueError("extra.footnoted must be a group of settings, indented under it")
    try:
        return Publishing.model_validate(dict(given))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ValueError(f"extra.footnoted.{first['loc'][0]} must be true or false") from error
