"""The community investment fund: rounds, applications, the panel, awards and what came of them."""
