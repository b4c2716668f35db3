"""Reading the files geography comes from; pure, and nothing is written here."""
