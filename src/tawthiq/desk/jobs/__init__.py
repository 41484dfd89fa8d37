"""Work of the desk that takes longer than a page: imports, readings, exports.

A job is a folder in the case's, so that every process of a team's desk sees it and a
restart loses nothing.  One job runs at a time, in a thread of one process.
"""
