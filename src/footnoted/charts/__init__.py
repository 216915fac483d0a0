"""Pictures drawn when the site is built, from what is on its pages: SVG beside a list or table that says the same."""
