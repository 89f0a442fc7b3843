"""What people meet: the command line, line mode, the full screen."""
