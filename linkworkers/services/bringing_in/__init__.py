"""Bringing a caseload in from a spreadsheet: read, judge, write, take back."""
