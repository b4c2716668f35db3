"""What other systems are held to: how long a token works, and how often one may ask."""

TOKEN_SECONDS = 15 * 60
# Requests of one system, and attempts at the token endpoint from one address.
RATES = {"system": "300/min", "token": "30/min"}
