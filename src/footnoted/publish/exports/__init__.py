"""The site's data for other programs: claims, timeline, sources and tables, each in an open format with its schema."""

from footnoted.publish.exports.catalogue_files import Export, export_files

__all__ = ["Export", "export_files"]
