"""From facts about an enterprise to what applies to it and what to do next."""
