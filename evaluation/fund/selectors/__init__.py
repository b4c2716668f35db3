"""What is read of the fund; each page's rows in a module of its own."""
