"""The JSON Schema of an evidence file, emitted from the model so that editors complete and check while typing."""

import json
from typing import Any

from footnoted.model import Source


def schema_text() -> str:
    """The schema as the text of `evidence/schema.json` (JSON Schema 2020-12)."""
    schema = Source.model_json_schema(by_alias=True)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_as_editors_read(schema),
        "title": "Evidence: one source",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _as_editors_read(part: Any) -> Any:
    """Free text may be a number: `issued: 2012` is text to our reader of YAML, and a number to an editor's."""
    if isinstance(part, list):
        return [_as_editors_read(each) for each in part]
    if not isinstance(part, dict):
        return part
    schema = {name: _as_editors_read(each) for name, each in part.items()}
    if schema.get("type") == "string" and not {"enum", "pattern"} & schema.keys():
        schema["type"] = ["string", "number"]
    return schema
