"""Reading the files of others: decoding, bulk writing, the report. Knows no file's meaning."""
