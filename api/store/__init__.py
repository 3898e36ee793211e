"""The store as the service uses it: one for all requests, stopped while idle, with ETags and query slots."""
