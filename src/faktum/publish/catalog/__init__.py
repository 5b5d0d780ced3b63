"""The catalogue of the open data that portals harvest: DCAT-AP 3 as Turtle and RDF/XML."""
