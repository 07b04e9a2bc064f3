"""The `dangwu` command, one file per command group."""
