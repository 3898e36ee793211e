"""Pure functions over claims: who stands behind them, ties, disputes, networks, filters."""
