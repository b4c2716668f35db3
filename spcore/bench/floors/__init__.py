"""Hand-written minimal SQL and f-strings: what each measured thing costs at the very least."""
