"""Reading the NHS organisation files (ODS); pure, and nothing is written here."""
