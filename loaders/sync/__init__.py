"""How `loaders.writer` makes the store equal to the records of a loader."""
