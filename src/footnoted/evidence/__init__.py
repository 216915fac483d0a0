"""Evidence on disk: reading and validating `evidence/sources/*.yml`, and the JSON Schema for editors."""

from footnoted.evidence.read_sources import Evidence, load_evidence
from footnoted.evidence.schema import schema_text

__all__ = ["Evidence", "load_evidence", "schema_text"]
