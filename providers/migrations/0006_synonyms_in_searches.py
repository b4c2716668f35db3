"""A search finds what its words mean: in the database, so that it costs no query of its own."""

import django.contrib.postgres.search
from django.db import migrations

LEXEMES = """
CREATE FUNCTION providers_synonym_lexemes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.lexemes := to_tsvector('english', array_to_string(NEW.words, ' '));
    RETURN NEW;
END $$;
CREATE TRIGGER providers_synonym_kept BEFORE INSERT OR UPDATE ON providers_synonymgroup
    FOR EACH ROW EXECUTE FUNCTION providers_synonym_lexemes();
"""
LEXEMES_BACK = """
DROP TRIGGER providers_synonym_kept ON providers_synonymgroup;
DROP FUNCTION providers_synonym_lexemes();
"""
# What was typed, and wherever a group has all of one word or phrase in it, any of the group.
ASKED = """
CREATE FUNCTION providers_asked(typed text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
    asked tsquery := websearch_to_tsquery('english', typed);
    any_word tsquery := replace(plainto_tsquery('english', typed)::text, '&', '|')::tsquery;
    alike record;
BEGIN
    FOR alike IN
        SELECT target, (
            SELECT string_agg('(' || plainto_tsquery('english', other)::text || ')', ' | ')
            FROM unnest(words) AS other
            WHERE numnode(plainto_tsquery('english', other)) > 0
        )::tsquery AS meant
        FROM providers_synonymgroup, unnest(words) AS word, plainto_tsquery('english', word) target
        WHERE lexemes @@ any_word AND numnode(target) > 0
            AND websearch_to_tsquery('english', typed) @> target
        ORDER BY numnode(target) DESC, word
    LOOP
        asked := ts_rewrite(asked, alike.target, alike.meant);
    END LOOP;
    RETURN asked;
END $$;
"""


class Migration(migrations.Migration):
    """The trigger and the function stand beside each other: neither is of use alone."""

    dependencies = [("providers", "0005_groups")]
    operations = [
        migrations.AddField(
            model_name="synonymgroup",
            name="lexemes",
            field=django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
        ),
        migrations.RunSQL(LEXEMES, LEXEMES_BACK),
        migrations.RunSQL(ASKED, "DROP FUNCTION providers_asked(text)"),
    ]
