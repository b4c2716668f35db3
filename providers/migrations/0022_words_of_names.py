"""The words of all names, so that a typing error is held against words and not against services."""

import django.contrib.postgres.indexes
from django.db import migrations, models

# Only letters make a word, and the short ones are like too many others.
WORDS = """
CREATE FUNCTION providers_words(name text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT DISTINCT word FROM regexp_split_to_table(lower(name), '[^[:alpha:]]+') word
    WHERE length(word) > 3
$$;
CREATE FUNCTION providers_names_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO providers_nameword (word)
    SELECT DISTINCT told.word FROM added, providers_words(added.name) AS told(word)
    WHERE NOT EXISTS (SELECT 1 FROM providers_nameword known WHERE known.word = told.word);
    RETURN NULL;
END $$;
CREATE FUNCTION providers_name_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO providers_nameword (word)
    SELECT told.word FROM providers_words(NEW.name) AS told(word)
    WHERE NOT EXISTS (SELECT 1 FROM providers_nameword known WHERE known.word = told.word);
    RETURN NULL;
END $$;
CREATE TRIGGER providers_names_added AFTER INSERT ON providers_service
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION providers_names_added();
CREATE TRIGGER providers_name_changed AFTER UPDATE OF name ON providers_service
    FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
    EXECUTE FUNCTION providers_name_changed();

INSERT INTO providers_nameword (word)
SELECT DISTINCT told.word FROM providers_service, providers_words(name) AS told(word);
"""
WORDS_BACK = """
DROP TRIGGER providers_name_changed ON providers_service;
DROP TRIGGER providers_names_added ON providers_service;
DROP FUNCTION providers_name_changed();
DROP FUNCTION providers_names_added();
DROP FUNCTION providers_words(text);
"""
# What was typed or, for each word that some word of a name is like, any of the ten likest. Null
# where there is none.
ALIKE = """
CREATE FUNCTION providers_alike(typed text) RETURNS tsquery LANGUAGE sql STABLE AS $$
    SELECT providers_asked(typed)
        || string_agg('(' || likest.any_of || ')', ' & ' ORDER BY told.word)::tsquery
    FROM providers_words(typed) AS told(word), LATERAL (
        SELECT string_agg(lexeme, ' | ') FROM (
            SELECT DISTINCT quote_literal(stem) FROM (
                SELECT known.word FROM providers_nameword known WHERE known.word %> told.word
                GROUP BY known.word ORDER BY word_similarity(told.word, known.word) DESC, known.word
                LIMIT 10
            ) near, unnest(tsvector_to_array(to_tsvector('english', near.word))) AS stem
        ) AS stems(lexeme)
    ) AS likest(any_of)
    WHERE likest.any_of IS NOT NULL
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0021_places_answer_alone"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("word", models.TextField()),
            ],
        ),
        migrations.RunSQL(WORDS, WORDS_BACK),
        migrations.AddIndex(
            model_name="nameword",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["word"], name="name_word_trigram", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.RunSQL(ALIKE, "DROP FUNCTION providers_alike(text)"),
        migrations.RemoveIndex(model_name="service", name="service_name_trigram"),
    ]
