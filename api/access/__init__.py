"""Who sends a request, what they may do, and whether the request comes from a page of another site."""
