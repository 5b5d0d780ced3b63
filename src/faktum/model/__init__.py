"""What a fact may be. Knows nothing of files, pages or the engine."""
