"""The same reading over millions of reports: Arrow, lakes, engines.

``schema`` is the published Arrow schema.  Nothing here is imported before it is asked
for: pyarrow, DuckDB and Spark are extras.
"""
