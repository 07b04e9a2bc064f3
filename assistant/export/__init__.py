"""Export: what users take away, written in the formats of other programs."""
