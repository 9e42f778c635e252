"""Set-up and development tools; the app imports none of them."""
