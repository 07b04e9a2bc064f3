"""What anybody could build in an afternoon; ours has to beat it in the same run."""
