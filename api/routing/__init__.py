"""Classes of routes: which parameters they accept, and when they run an endpoint again."""
