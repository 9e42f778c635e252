"""The pieces of the Edit page: who edits what, the surface, and what is said of the work."""
