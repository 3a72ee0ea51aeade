"""Charts: each a grammar of what is shown, drawn to an SVG of its own with a table beside it on its page."""
