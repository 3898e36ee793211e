"""The records that loaders yield and readers get, and the rules for them."""
