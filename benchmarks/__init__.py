"""How fast the atlas is, beside the app that most people would write; ``make bench`` runs it."""
