"""How a file of a stranger's becomes a table: confined readers, and one treatment for all."""
