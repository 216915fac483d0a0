"""`footnoted source add`: from a page, a PDF, a DOI or a reference manager's file to an evidence file."""
