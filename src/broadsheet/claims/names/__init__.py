"""Who is named in a text: companies, people and wares, and what each name is."""
