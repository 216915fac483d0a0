"""What pages say of themselves, canonical addresses, names for sources, names of people, dates."""

from __future__ import annotations

import json

import pytest

from footnoted.documents.html_text import Document, parse_html
from footnoted.model import Source
from footnoted.sourcing.draft import Draft, as_edtf, clean, name_of
from footnoted.sourcing.new_ids import excerpt_key, publisher_slug, source_id
from footnoted.sourcing.page_metadata import read_metadata
from footnoted.web.address import AddressError, canonical, host_of, is_public, same_page


def draft(head: str) -> Draft:
    """What a page with this head says."""
    tree = parse_html(f"<html><head>{head}</head><body><p>Words</p></body></html>")
    return read_metadata(Document("https://example.org/", ("Words",), tree))


def told(found: Draft) -> dict[str, object]:
    authors = [
        " ".join(filter(None, [name.get("given"), name.get("family"), name.get("literal")])) for name in found.author
    ]
    return {**found.fields, **({"author": authors} if authors else {})}


def ld(**item: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (  # a government's page
            ld(**{"@type": "Article", "name": "Statistics", "datePublished": "2022-06-16T09:30:00+01:00",
                  "author": {"@type": "Organization", "name": "Ministry of Justice"},
                  "publisher": {"@type": "Organization", "name": "GOV.UK"}}),
            {"type": "webpage", "title": "Statistics", "issued": "2022-06-16", "publisher": "GOV.UK",
             "author": ["Ministry of Justice"]},
        ),
        (  # a journal: Highwire's names, and a title that the page shortens
            '<title>Tags… | Race &amp; Class</title><meta name="citation_title" content="Tags &amp;amp; bail">'
            '<meta name="citation_author" content="Bhatia, Monish">'
            '<meta name="citation_author" content="Jan van der Berg">'
            '<meta name="citation_journal_title" content="Race &amp; Class"><meta name="citation_volume" content="62">'
            '<meta name="citation_publication_date" content="2021/01/5"><meta name="citation_doi" content="10.1177/x">',
            {"type": "article-journal", "title": "Tags & bail", "container-title": "Race & Class",
             "issued": "2021-01-05",
             "author": ["Monish Bhatia", "Jan van der Berg"], "volume": "62", "DOI": "10.1177/x"},
        ),
        (  # Dublin Core
            '<meta name="DC.title" content="Order">'
            '<meta name="DC.creator" content="Information Commissioner\'s Office">'
            '<meta name="DCTERMS.issued" content="2024-02"><meta name="dc.publisher" content="ICO">',
            {"type": "webpage", "title": "Order", "author": ["Information Commissioner's Office"], "issued": "2024-02",
             "publisher": "ICO"},
        ),
        (  # Open Graph; the site is no author, a profile's address is no name
            '<meta property="og:title" content="Tags"><meta property="og:site_name" content="Free Movement">'
            '<meta property="article:published_time" content="2023-01-13T10:00:00Z">'
            '<meta name=author content="Free Movement">'
            '<meta property="article:author" content="https://www.facebook.com/x">' + ld(**{"@type": "BlogPosting"}),
            {"type": "post-weblog", "title": "Tags", "container-title": "Free Movement", "issued": "2023-01-13"},
        ),
        (  # a title alone, with the site's name behind it; a byline of two
            '<title>Tags | ITV News</title><meta name="application-name" content="ITV News">'
            '<meta name="author" content="By Ann Lee and Bo Chan">',
            {"type": "webpage", "title": "Tags", "publisher": "ITV News", "author": ["Ann Lee", "Bo Chan"]},
        ),
        (  # JSON-LD in a comment with a broken one before it, and two articles: the fuller one is the page's
            '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
            '<script type="application/ld+json">//<![CDATA[\n'
            '[{"@type":"NewsArticle","headline":"In the margin"},{"@type":["NewsArticle"],"headline":"Tags","author":'
            '["Ann Lee"],"datePublished":"2022-08-05","publisher":{"name":"BBC"}}];\n//]]></script>',
            {"type": "article-newspaper", "title": "Tags", "author": ["Ann Lee"], "issued": "2022-08-05",
             "container-title": "BBC"},
        ),
        (  # a card for posts, which labels its data
            '<title>Tags</title><meta name="twitter:label1" content="Verfasst von">'
            '<meta name="twitter:data1" content="Ann Lee">',
            {"type": "webpage", "title": "Tags", "author": ["Ann Lee"]},
        ),
        ("", {"type": "webpage"}),
    ],
)  # fmt: skip
def test_pages(head: str, expected: dict[str, object]) -> None:
    assert told(draft(head)) == expected


def test_each_value_says_where_it_was_read() -> None:
    found = draft('<meta property="og:title" content="Tags"><html lang="de-AT">')
    assert found.said_by == {"type": "being a web page", "title": "og:title"}


@pytest.mark.parametrize(
    ("title", "kept"), [("Tagging in the UK", True), ("Microsoft Word - final.docx", False), ("report_v2.pdf", False)]
)
def test_a_file_name_is_no_title_of_a_pdf(title: str, kept: bool) -> None:
    info = {"format": "PDF", "Title": title, "Author": "NAO; Kelly, Nicola", "CreationDate": "D:20220805120000+01'00'"}
    found = read_metadata(Document("https://example.org/a.pdf", ("x",), info=info))
    assert (found.fields.get("title") == title) is kept
    assert found.fields["issued"] == "2022-08-05"
    assert "type" not in found.fields, "a PDF does not say what it is"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022-08-05T23:59:00-05:00", "2022-08-05"), ("2022/8/5", "2022-08-05"), ("20220805", "2022-08-05"),
        ("D:2022", "2022"), ("5 August 2022", "2022-08-05"), ("August 5th, 2022", "2022-08-05"),
        ("5. Mai 2022", "2022-05-05"),
        ("Fri, 05 Aug 2022 10:00 GMT", "2022-08-05"), ("May 2022", "2022-05"), ("2022", "2022"), ("05/08/2022", None),
        ("1659675601", None), ("3022-01-01", None), ("2022-13-01", None), ("2022-02-30", None),
        ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_dates_as_pages_write_them(text: str, date: str | None) -> None:
    assert as_edtf(text, "de") == date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nicola Kelly", {"family": "Kelly", "given": "Nicola"}),
        ("Kelly, Nicola", {"family": "Kelly", "given": "Nicola"}),
        ("By Nicola Kelly", {"family": "Kelly", "given": "Nicola"}),
        ("Jan van der Berg", {"family": "van der Berg", "given": "Jan"}),
        ("Home Office", {"literal": "Home Office"}),
        ("Reuters", {"literal": "Reuters"}),
        ("https://www.facebook.com/x", {}),
        ("@nicola", {}),
        ("", {}),
    ],
)
def test_names(text: str, name: dict[str, str]) -> None:
    assert name_of(text) == name


def test_clean_text_has_nothing_that_acts() -> None:
    assert clean(" a&amp;b\x1b[0m\u202e\u200b\x00\n\u2028c &#x202e;") == "a&b [0m c"


@pytest.mark.parametrize(
    ("url", "declared", "kept"),
    [
        ("https://A.org/x?utm_source=y&id=1&fbclid=z#top", None, "https://a.org/x?id=1"),
        ("https://a.org/x?p=1", "/y", "https://a.org/y"),
        ("https://a.org/x", "https://www.a.org/y?CMP=z", "https://www.a.org/y"),
        ("https://a.org/x", "https://b.org/x", "https://a.org/x"),
        ("https://a.org/x", "javascript:alert(1)", "https://a.org/x"),
        ("https://a.org/x", "http://a.org/y", "https://a.org/x"),
        ("https://a.org/x", "https://a.org/", "https://a.org/x"),
        ("https://a.org/x", "https://[", "https://a.org/x"),
        ("https://a.org:443/ä b'<".replace(" ", "%20"), None, "https://a.org/%C3%A4%20b%27%3C"),
        ("https://bücher.example", None, "https://xn--bcher-kva.example/"),
    ],
)
def test_canonical_addresses(url: str, declared: str | None, kept: str) -> None:
    assert canonical(url, declared) == kept
    if kept.startswith("https://a.org"):
        data = {"csl": {"type": "webpage", "title": "t", "URL": kept}, "kind": "primary", "accessed": "2026"}
        assert Source.model_validate(data).csl.url == kept


@pytest.mark.parametrize(
    "url", ["", "x", "ftp://a.org/", "https://", "https://u:p@a.org/", "https://a.org:x/", "https://a b.org/"]
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(AddressError):
        canonical(url)


def test_one_page_has_several_addresses() -> None:
    assert same_page("https://www.a.org/x/", "https://a.org/x?utm_source=y")
    assert not same_page("https://a.org/x", "https://a.org/x?id=1")
    assert host_of("https://a.org/x") == "a.org:443"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.0.0.1", False),
        ("0.0.0.0", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fc00::1", False),
        ("::ffff:10.0.0.1", False), ("::ffff:93.184.216.34", True), ("2002:0a00:0001::", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True), ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("The Guardian", "guardian"), ("Computer Weekly", "computerweekly"), ("National Audit Office", "nao"),
        ("Bail for Immigration Detainees", "bid"), ("legislation.gov.uk", "legislation"), ("El País", "elpais"),
        ("../../etc", "etc"), ("Правда", ""), ("GOV.UK", "gov"),
    ],
)  # fmt: skip
def test_publishers_as_ids(name: str, slug: str) -> None:
    assert publisher_slug(name) == slug


def test_ids_without_date_or_publisher() -> None:
    data = {"csl": {"type": "webpage", "title": "The ATD page", "URL": "https://www.ice.gov/x"}, "kind": "primary",
            "accessed": "2026"}  # fmt: skip
    assert source_id(Source.model_validate(data), {"ice-atd-page"}) == "ice-atd-page-2"
    assert excerpt_key("The names – and photographs – are stored", ()) == "names-photographs-stored"
    assert excerpt_key("да", ()) == "excerpt"
