"""The command line, one module a command. A command's module is imported when that command runs."""
