"""From a page's HTML and Markdown to its claims, headings and ids, each with its line in the file."""
