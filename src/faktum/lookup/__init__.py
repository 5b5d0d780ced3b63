"""Looking a contact up: how what is typed is read, what it matches, and what comes first.

The rules stand in `rules.yml` and are published with the index, so that the page
(theme/assets/javascripts/contacts/) and `faktum contacts` find the same in the same order;
tests/lookup/cases.yml runs through both.
"""
