"""Which words bring up the numbers to call. Nothing is graded, and a "no" hides nothing."""

import pytest

from referrals.selectors import crisis_help, has_crisis_words

# security.md L7: 50 phrases, of suicide, self-harm, abuse and danger.
HARMFUL = [
    "thinking of suicide",
    "she is suicidal",
    "wants to kill himself",
    "wants to end it all",
    "to end her own life",
    "took an overdose",
    "self harming again",
    "self-harm on her arms",
    "self-injury",
    "wanted to die",
    "he is not safe at home",
    "threatened to hurt her",
    "says he would be better off dead",
    "they would be better off without her",
    "no reason to live",
    "no point in living",
    "does not want to live",
    "doesn't want to be here any more",
    "don't want to wake up",
    "wishes she was dead",
    "talks of taking her life",
    "took his own life last year, his brother; now he plans the same",
    "cuts herself",
    "hurting himself",
    "burns herself with cigarettes",
    "tried to hang himself",
    "would jump off the bridge",
    "jumping in front of a train",
    "do away with myself",
    "stockpiling tablets",
    "has a knife in the house",
    "feels unsafe",
    "isn't safe there",
    "the children are in danger",
    "in immediate danger",
    "her husband hits her",
    "he beats me",
    "was beaten by her son",
    "partner strangled her",
    "choked her last week",
    "he kicks the children",
    "slapped him",
    "domestic abuse",
    "domestic violence at home",
    "sexually abused as a child",
    "her son is abusive",
    "afraid of her husband",
    "scared of the neighbour's threats to hurt him",
    "terrified of his father",
    "risk of forced marriage",
    "honour-based violence",
    "coercive control",
    "a controlling partner",
    "locks her in",
]
# The same with a "no" before them: shown all the same, for a "no" may be wrong or old.
DENIED = [
    "denies suicidal thoughts",
    "no suicidal ideation",
    "not suicidal",
    "no self-harm",
    "no thoughts to end her life",
    "no history of overdose",
    "says she is not in danger",
    "no domestic abuse disclosed",
]
HARMLESS = [
    "",
    "her husband died",
    "killing time",
    "the end of her lease",
    "a safe pair of hands",
    "she wants to dine out",
    "cut down on smoking",
    "his alcohol use",
    "overdue rent",
    "hit by rising bills",
    "her life after retirement",
    "beat the queue",
    "wants to live nearer to her son",
    "scared of dogs",
    "afraid to go out",
    "gets lonely at weekends",
    "attack of gout last year",
    "took it to the repair cafe",
]


class TestHasCrisisWords:
    def test_is_held_to_fifty_phrases(self):
        assert len(HARMFUL) >= 50

    @pytest.mark.parametrize("text", HARMFUL)
    def test_hears_danger(self, text):
        assert has_crisis_words("Lonely.", text)

    @pytest.mark.parametrize("text", DENIED)
    def test_a_no_before_the_words_hides_nothing(self, text):
        assert has_crisis_words(text)

    @pytest.mark.parametrize("text", [text.upper() for text in HARMFUL[:5]])
    def test_hears_it_in_capitals(self, text):
        assert has_crisis_words(text)

    @pytest.mark.parametrize("text", HARMLESS)
    def test_lets_ordinary_words_pass(self, text):
        assert not has_crisis_words(text)


class TestCrisisHelp:
    def test_answers_a_ticked_need_with_no_word_typed(self):
        assert crisis_help(texts=[], needs=["safety"], numbers=lambda: ["999"]) == ["999"]

    def test_asks_for_no_numbers_where_nothing_speaks_of_danger(self):
        assert not crisis_help(texts=["Lonely"], needs=["money"], numbers=lambda: 1 / 0)
