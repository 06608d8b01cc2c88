"""What an article says: actions with their evidence, from the segments of a document. Knows nothing of pandas."""
