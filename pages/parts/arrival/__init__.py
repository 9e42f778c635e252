"""The parts of the Import page: a file that has arrived, and is not saved yet."""
