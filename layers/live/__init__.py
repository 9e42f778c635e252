"""The layers of an atlas as other programs read them live, by OGC API Features."""
