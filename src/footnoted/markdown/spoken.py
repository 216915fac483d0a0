"""What an element of the tree says, for what is drawn from it."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.util import ETX, STX


def text_of(element: etree.Element) -> str:
    """What an element says. Python-Markdown keeps escaped characters by their number and raw HTML under a key."""
    spoken = re.sub(f"{STX}(\\d+){ETX}", lambda found: chr(int(found[1])), "".join(_speech(element)))
    return " ".join(plain(spoken).split())


def plain(text: str) -> str:
    """A text without the keys of raw HTML, which would be put back wherever they stand, in a picture as well."""
    return re.sub(f"{STX}[^{ETX}]*{ETX}", "", text)


def _speech(element: etree.Element) -> Iterator[str]:
    """The text of an element without citation marks and permalink signs."""
    yield element.text or ""
    for child in element:
        quiet = child.tag == "sup" or {"headerlink", "claim-link"} & set(child.get("class", "").split())
        if isinstance(child.tag, str) and not quiet:
            yield from _speech(child)
        yield child.tail or ""
