"""The tags of the Kensington and Chelsea self care directory: categories, activities, people."""

from providers.adapters.taxonomies.building import vocabulary
from spcore.needs import Need

KCSC = vocabulary(
    "kcsc",
    "Kensington and Chelsea self care directory",
    needs={
        Need.LONELINESS: """
            Befriending; Lunch/Social Clubs; Link up into Activities; Phone Groups; Reading Groups;
            Older People""",
        Need.MOOD: """
            Mental Health; Counselling; Complementary Therapy; Counselling / Mentoring;
            People experiencing mental ill health""",
        Need.MONEY: "Grants and Financial Assistance",
        Need.HOUSING: "Housing/Home Support; Homeless people",
        Need.WORK: "Unemployed",
        Need.LEARNING: "Classes; Reading; Programmes",
        Need.LEGAL: "Advocacy; Advocacy / Representation; Refugees",
        Need.TRANSPORT: "Transport; Escorting",
        Need.CARING: "Carers",
        Need.FAMILY: "Families",
        Need.ACTIVITY: "Exercise; Exercise at Home/Active Sessions One to One",
        Need.HEALTH: """
            Brain Injury; Dementia/Memory Loss; Autism; Health Talks; Diabetes/Obesity/Malnutrition;
            Cardiovascular Disease; Visually Impaired; Hearing Impaired; End of Life;
            Learning Disabilities; COPD; Health and Wellbeing; Smoking Cessation""",
        Need.WEIGHT: "Diabetes/Obesity/Malnutrition",
        Need.SUBSTANCES: "Alcohol / Substance Misusers; Smoking Cessation",
        Need.BEREAVEMENT: "Bereavement Support; End of Life",
        Need.PURPOSE: "Reading Groups; Faith Communities",
        Need.LANGUAGE: "Information & Advice; Information / Advice / Guidance",
        Need.PRACTICAL: "Recycling & Bulky Waste Collection; Housing/Home Support",
        Need.SCHOOL: "Education / Play (children / young people); Children and Young People",
    },
    unmapped="""
        Self Care Service; Self care; Black and Minority Ethnic; Local Residents; Vulnerable Adults;
        Women; Men; General Public; Voluntary organisations; Travellers; Other""",
)
