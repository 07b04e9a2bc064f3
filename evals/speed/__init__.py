"""How fast, how big, how it grows: ours beside a plain script, in one run."""
