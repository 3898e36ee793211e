// How many relationships does the store have, those of withdrawn claims included?
MATCH ()-[r]->()
RETURN count(r) AS relationships
