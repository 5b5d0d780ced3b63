"""What a page says to machines: JSON-LD in the words of schema.org, in the head of the page.

A page describes what it is about; everything else it only names, by its lasting identifier. Texts are those
of the page's language, identifiers the same in all. schema.org has no words for a share, for "about" or for
sources that differ: a number that is not exact says so in `description`, a date that is not certain is left
out, and each project leads to its file in the API, which tells everything.
"""
