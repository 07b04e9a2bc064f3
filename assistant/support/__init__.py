"""Whether quotes bear out a sentence that somebody else worded: faults, and where it could rest."""
