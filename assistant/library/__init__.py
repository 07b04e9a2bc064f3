"""What the library holds, and which revision is live."""
