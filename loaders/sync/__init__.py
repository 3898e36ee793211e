"""Make the store equal to what a loader yields."""
