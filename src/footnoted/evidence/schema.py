"""The JSON Schema of an evidence file, emitted from the model so that editors complete and check while typing."""

from __future__ import annotations

import json

from footnoted.model import Source


def schema_text() -> str:
    """The schema as the text of `evidence/schema.json` (JSON Schema 2020-12)."""
    schema = Source.model_json_schema(by_alias=True)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Evidence: one source",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
