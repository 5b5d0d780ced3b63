"""What speed.py is made of: sites to build, edits to make, clocks to stop, rows to print."""
