"""Notes on needs around the home: money, food, heat, roof, and the help that keeps them."""

from django.utils.translation import gettext_lazy as _

from referrals.selectors.notes.note import Note
from spcore.needs import Need

NOTES: dict[Need, Note] = {
    Need.MONEY: Note(
        body=_(
            "Debt keeps people awake, and they skip meals, heating and prescriptions to pay it. "
            "Long strain goes with raised blood pressure and drinking."
        ),
        mind=_(
            "Shame makes people hide letters. Worry about money leaves less room to think, so "
            "forms and appointments are missed. Debt and thoughts of suicide can go together: ask."
        ),
        life=_(
            "It may follow illness, a broken relationship, a benefit that stopped, or someone "
            "else's borrowing. Illegal lenders threaten people."
        ),
        can=_(
            "A link worker gets the person to free, regulated debt advice, brings the letters "
            "along, and helps with what the debt has done to the rest of life."
        ),
        cannot=_(
            "Link workers give no debt advice themselves and hand out no money. Bailiffs or a "
            "court date soon: put the date in the referral."
        ),
        ask=_("Are there letters about money that you have not opened?"),
    ),
    Need.BENEFITS: Note(
        body=_(
            "Less income means less food, heat and travel to appointments. Stopping and "
            "appealing benefits is itself hard on health."
        ),
        mind=_(
            "Long forms about the worst days of one's life are draining. Fear of the brown "
            "envelope is real, and people give up claims they are entitled to."
        ),
        life=_(
            "Many never claim what they could: pension credit, attendance allowance, council tax "
            "support. One award can open others, such as free prescriptions."
        ),
        can=_(
            "A link worker arranges a full benefit check with a welfare rights adviser, and "
            "somebody to sit beside the person with the form."
        ),
        cannot=_(
            "It cannot decide a claim. A short factual letter from you on what the person cannot "
            "do may be needed. Appeals have a time limit: give the date."
        ),
        ask=_("When did anybody last check what you are entitled to?"),
    ),
    Need.HOUSING: Note(
        body=_(
            "Damp and mould go with asthma and chest infections; cold with heart attacks and "
            "strokes; stairs and clutter with falls. Medicine works less well in a bad home."
        ),
        mind=_("Not knowing where one will sleep next month takes over everything else."),
        life=_(
            "Eviction, overcrowding, disrepair, no fixed home, a landlord who will not answer. "
            "Councils must help people who may lose their home within eight weeks."
        ),
        can=_(
            "A link worker reaches housing advice, the council's housing team, repairs and "
            "adaptations, and stays with the person through a slow process."
        ),
        cannot=_(
            "It cannot give out homes or move anybody up a list. Homeless tonight, or an eviction "
            "date: ring the council's housing line now and put the date in the referral."
        ),
        ask=_("Is your home making you ill, or might you lose it?"),
    ),
    Need.FOOD: Note(
        body=_(
            "People who run out of food lose muscle, heal slowly, and their diabetes and tablets "
            "become hard to manage. Weight may be low or high."
        ),
        mind=_("Parents go without so that children eat, and say nothing. Shame keeps it hidden."),
        life=_(
            "It is mostly about money, and also about no cooker, no shop nearby, illness, caring, "
            "or not knowing how to cook for one."
        ),
        can=_(
            "A link worker finds food banks, pantries, community meals and cooking groups, and "
            "looks for the cause: benefits, debt, company at meals."
        ),
        cannot=_(
            "It cannot treat an eating disorder or unexplained weight loss. Nothing to eat today: "
            "give the food bank's number now."
        ),
        ask=_("In the last month, did you ever skip a meal because there was no money?"),
    ),
    Need.FUEL: Note(
        body=_(
            "A cold home raises blood pressure, worsens lungs and joints, and leads to falls. "
            "Some people need power for oxygen, a bed or a fridge of insulin."
        ),
        mind=_("People live in one room, go to bed early, and ask nobody in because it is cold."),
        life=_(
            "Prepayment meters run out unseen. Old boilers, poor insulation and debts to the "
            "supplier are common."
        ),
        can=_(
            "A link worker reaches energy advice, grants, repairs and warm places, and gets the "
            "person on to the supplier's priority services register."
        ),
        cannot=_(
            "It cannot pay bills. No heating or power now, with a baby, frailty or equipment at "
            "home, is urgent: say so."
        ),
        ask=_("Can you keep warm at home, and what do you go without to do it?"),
    ),
    Need.PRACTICAL: Note(
        body=_("Shopping, cleaning, bins and light bulbs are where falls and weight loss begin."),
        mind=_(
            "Losing small skills feels like losing oneself. A little help at the right time keeps "
            "somebody independent; too much takes it away."
        ),
        life=_(
            "After hospital, in grief, or with nobody near, small jobs pile up. A home that is "
            "full of things may hide a deeper trouble."
        ),
        can=_(
            "A link worker finds handyperson schemes, shopping help, a gardener, equipment, or a "
            "neighbour, and can ask the council for a care assessment with the person."
        ),
        cannot=_("It is not home care or nursing. Neglect or great clutter may need safeguarding."),
        ask=_("Which job at home do you worry about most?"),
    ),
    Need.TRANSPORT: Note(
        body=_(
            "No way to get there means missed appointments, tests and tablets, and fewer steps "
            "each day."
        ),
        mind=_("Giving up a car, or fearing the bus, shuts people in and takes away their say."),
        life=_(
            "Cost, no bus after six, pain, panic, sight, or nobody to go with. It decides which "
            "help is any use at all."
        ),
        can=_(
            "A link worker finds community transport, bus passes, travel training, help with the "
            "cost, or support that comes to the home or by phone."
        ),
        cannot=_("Link workers do not drive people about, and ambulances are booked as before."),
        ask=_("How did you get here today, and how will you get home?"),
    ),
    Need.DIGITAL: Note(
        body=_(
            "Prescriptions, appointments and results are moving online. Who is not online waits "
            "longer and hears later."
        ),
        mind=_("People fear scams and feel foolish. A patient helper, twice, changes that."),
        life=_(
            "No phone, no data, no money, poor sight, or nobody to ask. Benefits, housing and jobs "
            "are mostly claimed online."
        ),
        can=_(
            "A link worker finds a free device or data, a class or a helper at home, and shows "
            "the NHS App. Staying offline is a choice too, and then they find another way."
        ),
        cannot=_("It should not be the only way to reach you: keep the phone and the desk open."),
        ask=_("If we sent you a link, would you be able to use it?"),
    ),
}
