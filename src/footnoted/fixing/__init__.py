"""`footnoted fix`: missing claim ids, and the record of published addresses."""
