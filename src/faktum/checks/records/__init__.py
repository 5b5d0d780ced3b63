"""Rules about records: what they hold, what they refer to, and whether they agree with each other."""
