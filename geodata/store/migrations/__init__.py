"""The shapes that a store's database has had, each made from the one before."""
