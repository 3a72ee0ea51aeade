"""One module for each kind of page: asks the shelf, hands values to a template."""
