"""The web behind the evidence: fetching sources politely, reading what they say, and confirming stored excerpts."""
