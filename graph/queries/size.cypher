// How many relationships are there, roughly enough to read them in slices?
MATCH ()-[r]->()
RETURN count(r) AS relationships
