"""What is added to the built site. Publishing never checks; it is handed the site and the report of its check."""

from footnoted.publish.site import PublishError, publish

__all__ = ["PublishError", "publish"]
