"""Faktum: facts about publicly funded projects, written once, each with its source."""

__version__ = "0.1.0"
