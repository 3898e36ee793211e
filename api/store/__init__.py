"""The store that the service works with: opened, kept, and how its state is named."""
