"""Who asks, whether they may, and whether the request comes from a page of another site."""
