"""Notes on living well: work, learning, movement, illness, habits, language, growing up."""

from django.utils.translation import gettext_lazy as _

from referrals.selectors.notes.note import Note
from spcore.needs import Need

NOTES: dict[Need, Note] = {
    Need.WORK: Note(
        body=_(
            "Good work is good for health. Being out of work, or in unsafe or insecure work, goes "
            "with more pain, illness and early death."
        ),
        mind=_(
            "Work gives a day its shape, and people a place. The longer somebody is off sick, the "
            "more they fear going back."
        ),
        life=_(
            "Hours that change each week, a manager who does not listen, caring, or a condition "
            "that one could work with if something small were changed."
        ),
        can=_(
            "A link worker finds employment support, advice on rights and on changes at work, "
            "training, volunteering as a first step, and help with confidence."
        ),
        cannot=_("It cannot get anybody a job, and does not decide on fit notes."),
        ask=_("What would have to change for work to do you good?"),
    ),
    Need.LEARNING: Note(
        body=_("People who read with difficulty take tablets wrongly and miss letters."),
        mind=_(
            "Many carry shame from school. Learning something new, at any age, lifts mood and "
            "keeps the mind active."
        ),
        life=_(
            "Reading, numbers, a first certificate, or a hobby: each can open work and company. "
            "Cost, childcare and travel stand in the way."
        ),
        can=_(
            "A link worker finds adult learning, help with reading in private, courses for "
            "parents, libraries and clubs, often free."
        ),
        cannot=_("It does not test for dyslexia or other conditions. Refer for that as usual."),
        ask=_("Would it help if we went through this leaflet together?"),
    ),
    Need.LEGAL: Note(
        body=_(
            "Waiting years for a decision harms sleep and health. People without papers come "
            "late, because they fear being reported or charged. Your surgery may register anybody."
        ),
        mind=_("A life on hold, and what was fled from, weigh heavily. Trauma is common."),
        life=_(
            "Immigration, eviction, family courts, wrong charges, discrimination: each has dates "
            "that, once missed, cannot be mended."
        ),
        can=_(
            "A link worker reaches a law centre, regulated immigration advice, refugee and "
            "migrant groups, and an interpreter, and helps the person keep the dates."
        ),
        cannot=_(
            "Link workers may not give immigration advice: that is a crime unless regulated. Put "
            "the court or appeal date in the referral."
        ),
        ask=_("Is there a letter with a date on it that worries you?"),
    ),
    Need.ACTIVITY: Note(
        body=_(
            "Moving more helps blood pressure, sugar, bones, pain, sleep and balance. Some is "
            "better than none, and the first steps help most."
        ),
        mind=_(
            "It lifts mood. Fear of pain, breathlessness or being looked at keeps people still."
        ),
        life=_(
            "Cost, dark streets, nobody to go with, no step-free way in. People keep up what is "
            "sociable, near and fun."
        ),
        can=_(
            "A link worker finds walking groups, chair exercise, swimming, dancing or gardening, "
            "and a companion for the first time."
        ),
        cannot=_("It is no physiotherapy or cardiac rehabilitation. Say what must be avoided."),
        ask=_("What kind of moving do you enjoy, or did you once?"),
    ),
    Need.HEALTH: Note(
        body=_(
            "A long illness is lived at home, not in the surgery. Tablets, food, sleep and moving "
            "all depend on what a day there is like."
        ),
        mind=_(
            "Feeling able to manage matters as much as knowing how. Low mood with a long illness "
            "is common and makes it harder."
        ),
        life=_(
            "Shift work, caring, a shared kitchen or no fridge can undo the best plan. Others "
            "with the same illness often help most."
        ),
        can=_(
            "A link worker finds peer groups and self-management courses, and clears what stands "
            "in the way of the plan you agreed with the person."
        ),
        cannot=_("It gives no clinical advice, and changes no treatment."),
        ask=_("What gets in the way of looking after yourself?"),
    ),
    Need.WEIGHT: Note(
        body=_(
            "Weight is shaped by genes, medicines, sleep, pain and food near home; not by will "
            "alone. Health can improve with little change in weight."
        ),
        mind=_(
            "Being blamed drives people away from care, and towards comfort in food. Ask first."
        ),
        life=_(
            "Cheap food, long hours, no safe place to walk, and eating alone all count. So do "
            "cultures in which food is love."
        ),
        can=_(
            "A link worker finds cooking, walking and support groups that welcome every body, and "
            "works on sleep, company and money behind it."
        ),
        cannot=_(
            "It is no weight management treatment. Sudden loss of weight, or signs of an eating "
            "disorder, need you."
        ),
        ask=_("Would it be all right to talk about your weight, and what matters to you in it?"),
    ),
    Need.SUBSTANCES: Note(
        body=_(
            "Alcohol, drugs and gambling harm sleep, liver, heart and mood, and go with accidents. "
            "Stopping heavy drinking at once can be dangerous: give medical advice first."
        ),
        mind=_(
            "Many use them to bear pain, memories or boredom. Shame keeps it secret; being judged "
            "ends the talk. Gambling goes with debt and with thoughts of suicide: ask."
        ),
        life=_(
            "Whom one meets, where one lives and what the day holds decide whether change lasts. "
            "Families suffer too, and need help of their own."
        ),
        can=_(
            "Beside treatment, a link worker helps with housing, money, new company and days that "
            "hold something else; and finds support for the family."
        ),
        cannot=_("It is no treatment and no detox. Refer to the local service as well."),
        ask=_("What does it do for you, and what does it cost you?"),
    ),
    Need.LANGUAGE: Note(
        body=_("Who cannot follow what is said gets later diagnoses and more wrong doses."),
        mind=_("Having to ask a child or a friend to interpret means the real worry stays unsaid."),
        life=_(
            "It may be English, sign language, hearing, sight, or plain words. Official letters "
            "are hard for many who speak English well."
        ),
        can=_(
            "A link worker books interpreters, finds English classes, community groups and easy "
            "read information, and goes through letters with the person."
        ),
        cannot=_(
            "It does not replace your interpreter. Record the language and format in the referral: "
            "never use family, and never a child."
        ),
        ask=_("In which language, and how, do you want us to tell you things?"),
    ),
    Need.SCHOOL: Note(
        body=_(
            "Tummy aches, headaches and tiredness on school days are real, and often how worry "
            "speaks. Sleep, food and movement come first."
        ),
        mind=_(
            "Bullying, exams, being different or caring for a parent weigh on a young person. "
            "Staying away brings relief today and makes tomorrow harder."
        ),
        life=_(
            "Home, money, friends and the phone all play in. School staff often know more; ask "
            "the young person before you speak to them."
        ),
        can=_(
            "A link worker for young people finds clubs, mentors, youth workers and support for "
            "the family, and can speak with school where the young person agrees."
        ),
        cannot=_(
            "It is no child mental health service, and no assessment for autism or ADHD. Follow "
            "your safeguarding procedure where you worry."
        ),
        ask=_("What is the best part of your week, and what is the worst?"),
    ),
}
