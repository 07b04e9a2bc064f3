"""What to do: checklists of procedures, taken from the clauses that lay them down."""
