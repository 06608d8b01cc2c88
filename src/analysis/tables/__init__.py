"""From readings to checked tables in data/processed, and back into frames."""
