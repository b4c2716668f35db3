"""Demographics pasted from a GP system: text in, what was understood out. Pure; nothing is kept."""
