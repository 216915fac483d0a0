"""From files to `Site`: finds the project, renders its pages as the site build does, and reads the claims back."""

from footnoted.site.load import load_site
from footnoted.site.project import Project, ProjectError, find_project

__all__ = ["Project", "ProjectError", "find_project", "load_site"]
