"""Guidance: what follows from the clauses for whoever has to act on them."""
