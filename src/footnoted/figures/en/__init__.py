"""What is English in reading figures: number words, units, bounds, months, idioms, and names that hold numbers."""
