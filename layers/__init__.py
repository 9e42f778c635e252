"""Tables become things to look at: Folium shells, payloads for the browser, figures."""
