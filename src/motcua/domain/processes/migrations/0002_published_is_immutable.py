from django.db import migrations

CREATE = """
CREATE FUNCTION processes_forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published process version is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER published_is_immutable BEFORE UPDATE OR DELETE ON processes_processversion
    FOR EACH ROW EXECUTE FUNCTION processes_forbid_change();
"""
DROP = """
DROP TRIGGER published_is_immutable ON processes_processversion;
DROP FUNCTION processes_forbid_change();
"""


class Migration(migrations.Migration):
    dependencies = [("processes", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
