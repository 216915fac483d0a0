"""A YAML file that is a list of entries of one kind: corrections, readings."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from footnoted.evidence.plain_yaml import YamlError, read_yaml
from footnoted.evidence.read_sources import line_of

Model = TypeVar("Model", bound=BaseModel)


def entries_in(
    text: str, model: type[Model], no_list: str, explained: Callable[[ErrorDetails, object], str]
) -> Iterator[tuple[Model, int]]:
    """The valid entries of a file's text, each with its line; none in an empty file, or one of comments.

    Raises `YamlError` with the line and the mend: `no_list` where the file is no list, `explained` of an entry.
    """
    if not text.strip():
        return
    data, lines = read_yaml(text.encode("utf-8"))
    if data is None:
        return
    if not isinstance(data, list):
        raise YamlError(no_list)
    for number, entry in enumerate(data):
        try:
            valid = model.model_validate(entry)
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            raise YamlError(explained(detail, entry), line_of((number, *detail["loc"]), lines)) from error
        yield valid, lines.get((number,), 1)
