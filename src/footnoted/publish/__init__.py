"""What is added to the built site. Publishing never checks; it is handed the site and the report of its check."""

from footnoted.publish.catalogue import catalogue_of
from footnoted.publish.pipeline import PublishError, publish

__all__ = ["PublishError", "catalogue_of", "publish"]
