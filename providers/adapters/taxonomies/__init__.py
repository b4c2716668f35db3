"""Other people's vocabularies as plain data: which of our needs each term speaks of."""
