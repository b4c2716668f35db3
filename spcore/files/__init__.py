"""Files from outside: which are kept, what is taken out of them, what a scanner said."""
