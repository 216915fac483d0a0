"""The error that every room raises for input that nobody can use."""


class ProjectError(Exception):
    """The project cannot be used as it is: the message names the file, the line where there is one, and the mend."""
