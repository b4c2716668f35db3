"""FHIR R4 as plain dictionaries: pure mapping, in both directions. Asks no database."""
