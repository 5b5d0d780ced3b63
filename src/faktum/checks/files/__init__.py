"""Rules about files: which there may be, where, and what a picture holds."""
