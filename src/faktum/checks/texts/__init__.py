"""Rules about running text: its expressions, its names, its versions in other languages, its Markdown."""
