"""The public site: serves what the press prints, as a Django application."""
