"""The Legal Aid Agency's categories of law."""

from providers.adapters.taxonomies.building import vocabulary
from spcore.needs import Need

NAMES = {
    "AAP": "Actions against the police",
    "CLA": "Clinical negligence",
    "COM": "Community care",
    "CON": "Consumer",
    "CRM": "Crime",
    "DEB": "Debt",
    "DISC": "Discrimination",
    "EDU": "Education",
    "EMP": "Employment",
    "FMED": "Family mediation",
    "HOU": "Housing",
    "IMMAS": "Immigration and asylum",
    "MAT": "Family law",
    "MED": "Clinical negligence",
    "MHE": "Mental health",
    "PI": "Personal injury",
    "PL": "Prison law",
    "PUB": "Public law",
    "WB": "Welfare benefits",
}
LEGAL_AID = vocabulary(
    "laa",
    "Legal Aid Agency categories of law",
    needs={
        Need.MOOD: "MHE",
        Need.MONEY: "DEB; CON",
        Need.BENEFITS: "WB",
        Need.HOUSING: "HOU",
        Need.WORK: "EMP",
        Need.LEGAL: """
            AAP; CLA; COM; CON; DISC; EDU; IMMAS; MAT; MED; MHE; PI; PUB; EMP""",
        Need.CARING: "COM",
        Need.FAMILY: "MAT; FMED",
        Need.SCHOOL: "EDU",
    },
    # A solicitor for somebody accused or in prison is no answer to a need that a person brings.
    unmapped="CRM; PL",
)
