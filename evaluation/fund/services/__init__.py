"""What is done in the fund; each use of it in a module of its own."""
