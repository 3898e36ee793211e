"""The endpoints, one module for each subject. They contain no Cypher."""
