"""The atlas in words that other systems link by: STIX 2.1 and schema.org."""
