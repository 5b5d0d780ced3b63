"""Rules about how texts are set: marks, dashes, spaces, numbers and spelling as the language has them."""
