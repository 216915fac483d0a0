"""Comparing wordings: what counts as the same text, and whether an excerpt contains a quotation."""
