"""Open data under /api/v1/: a table for each kind as JSON and CSV, a file for each record, schemas, a workbook.

Rows are models (`faktum.publish.api.row`); their JSON Schemas, the columns of CSV and the fields that the
page about open data explains are all read off them, so that what is said of the data cannot differ from it.
No telephone number and no mail address stands here: rows hold names and offices of people, nothing else.
"""
