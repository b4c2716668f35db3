"""Street Support's categories and sub-categories."""

from providers.adapters.taxonomies.building import vocabulary
from spcore.needs import Need

STREET_SUPPORT = vocabulary(
    "streetsupport",
    "Street Support Network",
    uri="https://streetsupport.net/",
    needs={
        Need.LONELINESS: "lgbt; older-people; communications; dropin",
        Need.MOOD: "counselling",
        Need.MONEY: "financial; finadvice",
        Need.BENEFITS: "benefits",
        Need.HOUSING: "housing; accom; general; support",
        Need.FOOD: "meals; foodbank",
        Need.WORK: "employment; ex-offender; training",
        Need.LEGAL: "legal",
        Need.HEALTH: "health; medical",
        Need.SAFETY: "sexwork; domestic-abuse",
        Need.SUBSTANCES: "dependency",
        Need.PRACTICAL: "items; services; clothing; showers; laundry",
        Need.SCHOOL: "younger-people",
    },
    unmapped="",
)
