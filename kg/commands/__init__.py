"""One module a command: `HELP`, `EXAMPLES`, `add_arguments` and `run`; nothing heavy is imported before `run`."""
