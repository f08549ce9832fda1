from django.db import migrations

# A change of the organisation gives it a new edition. A random one: a counter would come back to a number that a
# rolled-back transaction had used before, with other rows under it.
CREATE = """
CREATE TABLE agencies_edition (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    edition text NOT NULL DEFAULT gen_random_uuid()::text
);
INSERT INTO agencies_edition DEFAULT VALUES;

CREATE FUNCTION agencies_new_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE agencies_edition SET edition = gen_random_uuid()::text;
    RETURN NULL;
END $$;
CREATE TRIGGER new_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON agencies_agency
    FOR EACH STATEMENT EXECUTE FUNCTION agencies_new_edition();
CREATE TRIGGER new_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON agencies_post
    FOR EACH STATEMENT EXECUTE FUNCTION agencies_new_edition();
CREATE TRIGGER new_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON calendars_calendar
    FOR EACH STATEMENT EXECUTE FUNCTION agencies_new_edition();
"""

DROP = """
DROP TRIGGER new_edition ON calendars_calendar;
DROP TRIGGER new_edition ON agencies_post;
DROP TRIGGER new_edition ON agencies_agency;
DROP FUNCTION agencies_new_edition();
DROP TABLE agencies_edition;
"""


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial"), ("calendars", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
