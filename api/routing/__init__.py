"""Classes of route: how a request is checked and when it is tried again."""
