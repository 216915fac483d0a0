"""The check's findings in the page itself while somebody writes. Never part of a build."""
