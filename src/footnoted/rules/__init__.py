"""The rules of `footnoted check`. A rule reads no file: it gets the site, or one page of it, and yields findings."""
