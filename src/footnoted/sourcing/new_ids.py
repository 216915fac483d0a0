"""Names for sources and excerpts: short, plain, readable, and unlike any that are taken."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from footnoted.model import Source
from footnoted.model.characters import unaccented

_SMALL = frozenset(
    """a an and are as at be been by for from has have he her his in into is it its of on or she that the their them
    they this to was were which who will with would""".split()
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "gov", "ac", "net", "edu", "gouv", "parliament"})
_LONGEST_SLUG = 24


def source_id(source: Source, taken: Collection[str]) -> str:
    """`guardian-2022-08-05`: who published it, and when. Undated sources get the title's first words instead."""
    csl = source.csl
    who = publisher_slug(csl.container_title or csl.publisher or csl.authority or "") or _host_slug(csl.url)
    when = re.match(r"\d{4}(?:-\d\d){0,2}", csl.issued or "")
    return _unlike("-".join([who, when.group()] if when else [who, *_telling(csl.title, 3)]), taken)


def excerpt_key(text: str, taken: Collection[str]) -> str:
    """An excerpt's name from its first telling words."""
    return _unlike("-".join(_telling(text, 3)) or "excerpt", taken)


def publisher_slug(name: str) -> str:
    """`guardian` for The Guardian, `computerweekly`, `moj` for Ministry of Justice: initials from three words on."""
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name.strip()):
        return _host_slug(f"https://{name.strip()}/")
    words = re.findall(r"[a-z0-9]+", _plain(re.sub(r"^(?:The|the)\s+", "", name.split(",", maxsplit=1)[0])))
    telling = [word for word in words if word not in _SMALL - {"of"}]
    if sum(word not in _SMALL for word in telling) >= 3:
        return "".join(word[0] for word in telling)[:_LONGEST_SLUG]
    return "".join(words)[:_LONGEST_SLUG]


def _host_slug(url: str) -> str:
    """The telling part of a host's name: `biduk` of www.biduk.org, `gov` of www.gov.uk."""
    labels = _plain(urlsplit(url).hostname or "").removeprefix("www.").split(".")
    telling = [label for label in labels[:-1] if label not in _SECOND_LEVEL] or labels[:1]
    return re.sub(r"[^a-z0-9]", "", telling[-1])[:_LONGEST_SLUG] or "source"


def _plain(text: str) -> str:
    return unaccented(text).replace("'", "")


def _telling(text: str, most: int) -> list[str]:
    words = [word[:20] for word in re.findall(r"[a-z0-9]+", _plain(text))]
    return ([word for word in words if word not in _SMALL] or words)[:most]


def _unlike(base: str, taken: Collection[str]) -> str:
    found, number = base[:70], 2
    while found in taken:
        found, number = f"{base[:70]}-{number}", number + 1
    return found
