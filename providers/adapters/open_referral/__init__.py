"""Open Referral UK v3 (HSDS-UK): a feed over HTTP, or its files, into directory entries."""
