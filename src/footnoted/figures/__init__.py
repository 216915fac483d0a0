"""Reads figures in running text: numbers, money, percentages, durations, frequencies, dates, and their bounds."""
