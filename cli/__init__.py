"""Click commands: open, call one function, print."""
