"""Figures: pictures that can be published, with who says so inside the frame."""
