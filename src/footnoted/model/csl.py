"""The vocabulary of the Citation Style Language, version 1.0.2: item types and the variables that hold text."""

CSL_TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference
    patent performance periodical personal_communication post post-weblog regulation report review
    review-book software song speech standard thesis treaty webpage""".split()
)

CSL_VARIABLES = frozenset(
    """abstract annote archive-place archive_collection archive_location call-number chapter-number
    citation-key citation-label collection-number collection-title container-title-short dimensions division
    DOI edition event event-place event-title first-reference-note-number genre ISBN ISSN issue jurisdiction
    keyword language license medium note number-of-pages number-of-volumes original-publisher
    original-publisher-place original-title page page-first part-number part-title PMCID PMID
    printing-number publisher-place references reviewed-genre reviewed-title scale section shortTitle source
    status supplement-number title-short version volume volume-title year-suffix""".split()
)
