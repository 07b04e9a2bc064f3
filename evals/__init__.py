"""Question sets, metrics, baselines and benchmarks, through the public door."""
