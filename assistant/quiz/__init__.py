"""Items made from the library without a language model, and what holds them to their evidence."""
