"""Running text read by a machine: figures, dates, sentences, praise, in each language."""
