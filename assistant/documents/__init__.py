"""Files to documents with sections and passages."""
