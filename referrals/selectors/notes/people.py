"""Notes on needs between people: loneliness, mood, family, grief, purpose."""

from django.utils.translation import gettext_lazy as _

from referrals.selectors.notes.note import Note
from spcore.needs import Need

NOTES: dict[Need, Note] = {
    Need.LONELINESS: Note(
        body=_(
            "People who are lonely for a long time sleep worse, move less and eat worse. Pain and "
            "breathlessness trouble them more, and they come to the surgery more often."
        ),
        mind=_(
            "Loneliness is the gap between the company somebody has and the company they want. It "
            "makes people expect to be turned away, so they stop asking."
        ),
        life=_(
            "It often follows a change: a death, a move, retirement, a new baby, illness, or the "
            "loss of a bus. Somebody in a full house can be lonely too."
        ),
        can=_(
            "A link worker finds out what company the person misses, goes along the first time, "
            "and stays in touch until it holds. Small regular things with a shared interest work "
            "better than being told to join a group."
        ),
        cannot=_(
            "It cannot replace a person who was lost, or treat severe depression or psychosis."
        ),
        ask=_("Who did you last have a proper chat with, and when was that?"),
    ),
    Need.MOOD: Note(
        body=_(
            "Worry and low mood show in the body: poor sleep, headaches, a tight chest, an upset "
            "stomach, tiredness that tests do not explain."
        ),
        mind=_(
            "Low mood narrows what a person feels able to do. Doing less brings fewer good "
            "moments, and that lowers mood again."
        ),
        life=_(
            "Look for what keeps it going: debt, a cold home, caring without a break, a job lost. "
            "A pill or a talking therapy works less well while that stays."
        ),
        can=_(
            "A link worker works on those causes, and on small steps back into life: walking, "
            "making things, being outdoors, being with others. It goes well beside talking therapy."
        ),
        cannot=_(
            "It is not a crisis service, and no treatment for severe illness. If you worry that "
            "the person is not safe, act on that first."
        ),
        ask=_("What have you stopped doing that used to make a day better?"),
    ),
    Need.FAMILY: Note(
        body=_(
            "Strain at home keeps the body on guard. Sleep goes first, then appetite; blood "
            "pressure, skin and bowels often follow."
        ),
        mind=_(
            "People blame themselves and hide it. Parents under strain fear that asking for help "
            "will be held against them."
        ),
        life=_(
            "New babies, separation, crowded homes, money, and caring for the old and the young at "
            "once all pull on a family. So does a child who struggles at school."
        ),
        can=_(
            "A link worker can find parenting groups, family hubs, mediation and legal advice, "
            "time out for one person, and somebody who listens without taking sides."
        ),
        cannot=_(
            "It cannot judge who is right, and does no couple or family therapy. Fear of a partner "
            "or relative is abuse: choose “Abuse and safety”."
        ),
        ask=_("Who is at home with you, and how are things between you?"),
    ),
    Need.SAFETY: Note(
        body=_(
            "Abuse shows as injuries that do not fit the story, and more often as pain, poor "
            "sleep, missed appointments, and illness that will not settle."
        ),
        mind=_(
            "Control wears away trust in oneself. Leaving is the most dangerous time, so what "
            "looks like doing nothing may be how somebody stays safe."
        ),
        life=_(
            "It happens in every kind of home: by partners, sons and daughters, carers. Money, "
            "papers, phone or immigration status may be in the other person's hands."
        ),
        can=_(
            "Later, and beside specialist help, a link worker can support housing, money, friends "
            "and confidence. First the person needs a specialist domestic abuse service."
        ),
        cannot=_(
            "It must not be the safety plan. Follow your safeguarding procedure now. Record when "
            "and how it is safe to make contact, and leave no message that could be found."
        ),
        ask=_("Are you ever frightened of somebody at home? (Ask only when alone.)"),
    ),
    Need.BEREAVEMENT: Note(
        body=_(
            "Grief is tiring. Sleep, appetite and concentration go, old pains flare, and people "
            "forget their own tablets and check-ups."
        ),
        mind=_(
            "Most grief is not an illness and needs time and company. Look again where somebody "
            "cannot take part in life after many months, or wishes to be dead."
        ),
        life=_(
            "A death may also take away an income, a home, a driver, or the person who filled in "
            "the forms. The first year brings many such tasks."
        ),
        can=_(
            "A link worker can find bereavement groups and befriending, help with the practical "
            "load, and look at how days could be filled again when the person is ready."
        ),
        cannot=_("It cannot hurry grief, and is no specialist care for trauma or suicide risk."),
        ask=_("What is the hardest part of the day now?"),
    ),
    Need.PURPOSE: Note(
        body=_(
            "Making, singing, growing things and being outdoors move the body without feeling like "
            "exercise, and take the mind off pain."
        ),
        mind=_(
            "Having something to get up for, and being good at something, lifts mood and "
            "confidence. Faith and meaning carry many people through illness."
        ),
        life=_(
            "Illness, retirement or redundancy can take away the role a person was known by. Cost, "
            "travel and feeling that “it is not for the likes of me” keep people out."
        ),
        can=_(
            "A link worker asks what the person used to love, finds a place that suits, and goes "
            "along. Arts, gardens, choirs, sheds, museums and faith groups all count."
        ),
        cannot=_("It cannot promise a place at once, and an activity is not a therapist."),
        ask=_("What did you use to love doing, before all this?"),
    ),
    Need.VOLUNTEERING: Note(
        body=_("A reason to leave the house brings steps, daylight and regular hours."),
        mind=_(
            "Being useful to somebody else is a strong medicine for feeling useless. It builds "
            "confidence in small, safe steps."
        ),
        life=_(
            "It can lead to friends, skills, a reference and paid work. Expenses should be paid. "
            "Most benefits allow volunteering, but the person should check first."
        ),
        can=_(
            "A link worker finds a role that fits energy and interests, with a welcoming "
            "organiser, and checks what support, travel and checks it needs."
        ),
        cannot=_(
            "It is not right for somebody who needs rest or help first, and is no unpaid job."
        ),
        ask=_("Is there something you know how to do that others could use?"),
    ),
    Need.CARING: Note(
        body=_(
            "Carers put off their own appointments, lift and wake at night, and often have pain, "
            "high blood pressure and exhaustion."
        ),
        mind=_(
            "Love, guilt, anger and grief come together. Many do not call themselves carers, so "
            "they never ask."
        ),
        life=_(
            "Carers lose wages, friends and sleep. Young carers miss school. Each has a right to "
            "a carer's assessment from the council; many do not know."
        ),
        can=_(
            "A link worker can reach the carers' centre, breaks, benefits, an emergency plan and "
            "other carers. You can add the person to your carers' register today."
        ),
        cannot=_("It cannot provide the care itself, or decide what social care must pay for."),
        ask=_("Do you look after somebody, and who looks after you?"),
    ),
}
