"""The command line `dangwu`: one file per command group, Chinese throughout."""
