"""Whether something later took a source's place, by what its publisher's own service says. None of them needs a key."""

import datetime
from urllib.parse import urlsplit

from footnoted.model import Source
from footnoted.verify import amendments, later_editions, later_judgments
from footnoted.verify.service_answers import Ask


async def successor(source: Source, ask: Ask, today: datetime.date) -> str | None:
    """What followed the source, as a sentence for maintainers; None where its publisher knows of nothing, or no
    service does. `today` is the day by which law is in force. Raises `FetchError` where a service does not answer.
    """
    match urlsplit(source.csl.url).hostname:
        case "www.gov.uk":
            return await later_editions.on_govuk(source, ask)
        case "www.legislation.gov.uk":
            return await amendments.of_legislation(source, ask, today)
        case _:
            return await later_judgments.in_the_case(source, ask) if source.csl.type == "legal_case" else None
