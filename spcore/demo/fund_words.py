"""What the demo's fund asks, is asked for, and hears back."""

ABOUT = (
    "For people who are left alone with it: more places, nearer by, for longer than one winter. We "
    "would rather give a little for three years than a lot for one."
)
CRITERIA = (
    ("Need", "It answers a need that is recorded here", 30),
    ("What it will do", "It is likely to help, and kind", 30),
    ("Who is reached", "Those who are left out now can come", 20),
    ("Value for money", "The cost fits what is done", 20),
)
ASKS = (
    (
        "A second afternoon, and somebody to come with you",
        "A second group each week, with two paid hours for somebody who walks in with people the "
        "first time. Our volunteers run the rest.",
        "People who have been sent to us and did not dare to come in. Four of ten now.",
        "More of them come a second time. We ask each after six weeks what is different.",
    ),
    (
        "Lifts from the villages",
        "Fuel and insurance for six volunteer drivers, and one phone line to book them.",
        "Those who live where the last bus goes at two in the afternoon.",
        "We count lifts, and ask where people would have been without one.",
    ),
    (
        "Open on Sundays",
        "Soup, company and a warm room on Sundays from October to March.",
        "People who speak to nobody from Friday to Monday.",
        "By who comes back, and by what they say on the wall of cards.",
    ),
    (
        "Forms and a cup of tea",
        "A trained adviser for four hours a week, beside the group that people know already.",
        "Whoever never goes to an office that has advice written over its door.",
        "By what people gain in benefits, and debts that are settled.",
    ),
    (
        "Walking slowly",
        "Three walks a week on paths that a wheelchair takes, with benches and a café at the end.",
        "People who were told to move more and do not know how to begin.",
        "Whether they still walk after twelve weeks.",
    ),
)
COMMENTS = (
    "They know the people they write about",
    "I would have liked to read how they reach those who do not come by themselves",
    "A lot for the money",
)
MADE_OF_IT = (
    "Marks lay close together. Those who use services spoke last and were heard. Nobody with an "
    "interest was in the room."
)
NOT_NOW = (
    "The panel liked it, and there was not enough money for all. Please come back: the next round "
    "has the same themes, and what you wrote is kept."
)
REPORT = (
    "Slow until Christmas, then full. The lifts made the difference, not the room. One volunteer "
    "moved away and we were down to one afternoon for a month. We would do it again."
)
