"""A file of figures on its way into drafts: read apart, held against the catalogue, entered."""
