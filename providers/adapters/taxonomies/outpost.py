"""The taxonomy of Buckinghamshire's directory (Outpost), by name: present and former ones."""

from providers.adapters.taxonomies.building import vocabulary
from spcore.needs import Need

OUTPOST = vocabulary(
    "buckinghamshire",
    "Buckinghamshire Council directories",
    needs={
        Need.LONELINESS: """
            Clubs and groups; Support groups; Community centres and churches; Gaming;
            Libraries and community centres; Upcoming events""",
        Need.MOOD: "Mental and emotional health; Health and wellbeing",
        Need.MONEY: "Money, benefits and allowances",
        Need.BENEFITS: "Money, benefits and allowances",
        Need.HOUSING: "Homelessness and housing",
        Need.FOOD: "Before/after school and lunch clubs; HAF Summer activities",
        Need.WORK: "Offending and imprisonment; Post 16 Education",
        Need.LEARNING: """
            Education and learning; Adult and community learning; Family Learning; Libraries;
            Libraries and community centres; Private tuition; English; Maths; Sciences;
            Tutoring for exams; Tutor directories; The arts and technology; Dyslexia;
            Post 16 Education""",
        Need.LEGAL: "Support for Ukrainian refugees; Offending and imprisonment",
        Need.CARING: "Carers",
        Need.FAMILY: """
            Childcare and early years; Childminders; Ofsted registered childminders;
            Agency registered childminders; Community childminders; Funded childcare;
            2 year old funded providers; 3/4 year old funded providers; 30 hours funded providers;
            Childcare for children with a SEND; Home childcarer (Nanny); Day nurseries and creches;
            Preschools and nursery classes; Nurseries, creches, pre schools and nursery classes;
            Family Centres; Amersham Family Centre; Beaconsfield Family Centre;
            Berryfields Family Centre (Aylesbury); Buckingham Family Centre; Burnham Family Centre;
            Castlefield Family Centre (Wycombe); Elmhurst Family Centre (Aylesbury);
            Hampden Way Family Centre (Wycombe); Hithercroft Family Centre (Wycombe);
            Wing Family Centre; Southcourt Family Centre Plus (Aylesbury); The Ivers Family Centre;
            Newtown Family Centre Plus (Chesham); Mapledean Family Centre Plus (Wycombe);
            Marlow Family Centre; Risborough Family Centre; Adoption and Fostering; Parenting;
            Pregnancy and maternity; Separation and divorce; Support for parents;
            Activities for babies and toddlers""",
        Need.SAFETY: "Domestic violence and abuse; Staying safe",
        Need.ACTIVITY: """
            Sports and fitness; Swimming; Martial arts; Rugby; Leisure and sports centres;
            Athletics and fitness; Gymnastics and yoga; Football; Tennis and badminton;
            Basketball and netball; Sports camps and courses; Pre/Postnatal exercise;
            Parks and outdoor spaces; Parks and outdoor activities; Parks and playgrounds;
            Outdoor and environmental activities; Woodlands and nature reserves""",
        Need.HEALTH: "Health services; Health and wellbeing; SEND Services; Activities for SEND",
        Need.SUBSTANCES: "Addictions",
        Need.BEREAVEMENT: "Bereavement",
        Need.PURPOSE: """
            Arts, crafts and cooking; Dance, drama and music; Religious groups; Local attractions;
            Days out; Farms and animal centres; Museums and history; National Trust;
            Railway centres; Music tuition; Community centres and churches;
            Woodlands and nature reserves; Outdoor and environmental activities""",
        Need.DIGITAL: "The arts and technology",
        Need.LANGUAGE: "Languages; Advice and support; Council services",
        Need.SCHOOL: """
            Activities for young people; Youth clubs; Scouts, guides and cadets;
            Holiday activities; Holiday clubs and schemes; HAF Summer activities;
            Play around the parishes; Before/after school and lunch clubs; Special schools;
            ARPs (Additionally Resourced Provision); PRUs (Pupil Referral Units);
            Support services for pupils; Support services for SEND pupils;
            Exclusion and school refusal support; Childcare for children with a SEND;
            Primary schools; Secondary schools; Combined Schools;
            Primary with a nursery or preschool""",
    },
    unmapped="""
        Things to do; Grammar schools; Non-Grammar Schools; Schools with sixth forms;
        Private and Independent; Outside Buckinghamshire; Support for staff""",
)
