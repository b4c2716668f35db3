"""Open Eligibility (CC BY-SA 3.0), by name: ORUK and HSDS feeds carry its terms."""

from providers.adapters.taxonomies.building import vocabulary
from spcore.needs import Need

OPEN_ELIGIBILITY = vocabulary(
    "open-eligibility",
    "Open Eligibility",
    uri="https://company.findhelp.com/for-developers/open-eligibility/",
    needs={
        Need.LONELINESS: """
            Support Network; Peer Support; Support Groups; One-on-One Support; Home Visiting;
            Virtual Support; Adult Daycare; Recreation; Mentoring""",
        Need.MOOD: """
            Counseling; Psychiatric Emergency Services; Understand Mental Health;
            Mental Health Evaluation; Help Hotlines; Specialized Therapy""",
        Need.MONEY: """
            Money; Emergency Cash; Financial Assistance; Financial Education; Credit Counseling;
            Savings Program; Tax Preparation; Insurance; Help Pay for Healthcare;
            Discounted Healthcare; Prescription Assistance; Help Pay for Work Expenses;
            Help Pay for School; Financial Aid & Loans; Help Pay for Childcare; Health Insurance;
            Home & Renters Insurance""",
        Need.BENEFITS: """
            Government Benefits; Disability Benefits; Food Benefits; Retirement Benefits;
            Unemployment Benefits; Understand Government Programs; Help Fill out Forms""",
        Need.HOUSING: """
            Housing; Emergency Shelter; Help Find Housing; Help Pay for Housing; Housing Vouchers;
            Housing Advice; Foreclosure Counseling; Homebuyer Education; Residential Housing;
            Long-Term Housing; Short-Term Housing; Safe Housing; Independent Living; Public Housing;
            Assisted Living; Sober Living; Maintenance & Repairs""",
        Need.FOOD: """
            Food; Emergency Food; Food Delivery; Food Pantry; Free Meals; Help Pay for Food;
            Community Gardens; Nutrition; Nutrition Education; Food Benefits""",
        Need.FUEL: "Help Pay for Utilities; Help Pay for Gas; Blankets & Fans",
        Need.WORK: """
            Work; Help Find Work; Job Placement; Supported Employment; Interview Training;
            Resume Development; Skills Assessment; Specialized Training; Skills & Training;
            Clothes for Work; Supplies for Work""",
        Need.LEARNING: """
            Education; More Education; Alternative Education; Basic Literacy; Foreign Languages;
            GED/High-School Equivalency; Tutoring; Books; Screening & Exams;
            Disaster Preparedness & Response""",
        Need.LEGAL: """
            Legal; Advocacy & Legal Aid; Citizenship & Immigration; Discrimination & Civil Rights;
            Guardianship; Identification Recovery; Mediation; Notary; Representation;
            Workplace Rights; Navigating the System""",
        Need.TRANSPORT: """
            Transit; Transportation; Help Pay for Transit; Bus Passes;
            Transportation for Healthcare; Transportation for School""",
        Need.CARING: "Care; Relief for Caregivers; Daytime Care; Adult Daycare",
        Need.FAMILY: """
            Adoption & Foster Care; Adoption & Foster Placement; Adoption & Foster Parenting;
            Adoption Planning; Post-Adoption Support; Parenting Education; Family Planning;
            Maternity Care; Childcare; Help Find Childcare; Preschool; Baby Supplies; Baby Clothes;
            Diapers & Formula""",
        Need.SAFETY: """
            Emergency; Immediate Safety; Help Escape Violence; Safe Housing;
            Help Find Missing Persons; Disaster Response""",
        Need.ACTIVITY: "Physical Therapy",
        Need.HEALTH: """
            Health; Health Education; Disease Management; Daily Life Skills; Understand Disability;
            Medical Care; Alternative Medicine; Assistive Technology; Checkup & Test;
            Disability Screening; Disease Screening; Hearing Tests; Vision Tests; Prevent & Treat;
            HIV Treatment; Pain Management; Vaccinations; Primary Care; Dental Care; Sex Education;
            Medical Supplies; Special Education; Birth Control; Pregnancy Tests""",
        Need.SUBSTANCES: """
            Addiction & Recovery; 12-Step; Detox; Outpatient Treatment; Residential Treatment;
            Sober Living""",
        Need.BEREAVEMENT: "Bereavement; Burial & Funeral Help; End-of-Life Care; Hospice",
        Need.PURPOSE: "Spiritual Support; Recreation; Toys & Gifts",
        Need.DIGITAL: "Computer Class",
        Need.LANGUAGE: "English as a Second Language (ESL); Translation & Interpretation",
        Need.PRACTICAL: """
            Goods; Clothing; Clothing Vouchers; Home Goods; Furniture; Personal Care Items;
            Personal Hygiene; In-Home Support; Maintenance & Repairs""",
        Need.SCHOOL: """
            Help Find School; Afterschool Care; Day Camp; Overnight Camp; Clothes for School;
            Preschool; Transportation for School; Help Pay for School""",
    },
    unmapped="Animal Welfare; Nursing Home; Residential Care",
)
