"""How the reader of pages knows what an extension of ours made: by a value that no author can know.

Words that were made from what is read anyway (a chart, the list of notes) are not read again. An author could write any
attribute or class; this value is another in each process, and never published.
"""

import secrets

MADE_BY = "data-footnoted-by"
US = secrets.token_hex(8)
