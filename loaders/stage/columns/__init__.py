"""Stage claims and entities by column: the same ids, fingerprints and files as by record, many times as fast.

Only rows that are plain in every respect are written by column. All others are made into records and take the
way of every record, so that nothing is decided here that `graph.model.validate` decides.
"""
