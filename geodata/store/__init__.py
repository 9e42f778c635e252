"""The parts of the store: its tables, its rules and its ways in; ``geodata.history`` opens it."""
