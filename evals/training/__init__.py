"""Training of the retrieval model: questions with their clauses, hard negatives, tuning, export."""
