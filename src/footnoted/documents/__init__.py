"""What a fetched page or PDF says: its visible text in parts, with the place of each."""
