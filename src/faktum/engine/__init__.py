"""The adapter to MkDocs: the only package, beside hooks/, that imports it."""
