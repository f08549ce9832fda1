from django.db import migrations

# A version may only be closed (valid_to set once). Its channels and documents stay as they were published, because
# dossiers received under it are judged by it.
CREATE = """
CREATE FUNCTION catalogue_forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published procedure version is never edited' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION catalogue_only_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.valid_to IS NOT NULL OR (to_jsonb(NEW) - 'valid_to') IS DISTINCT FROM (to_jsonb(OLD) - 'valid_to') THEN
        RAISE EXCEPTION 'a published procedure version is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER version_is_only_closed BEFORE UPDATE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_only_close();
CREATE TRIGGER channel_is_never_edited BEFORE UPDATE ON catalogue_channel
    FOR EACH ROW EXECUTE FUNCTION catalogue_forbid_change();
CREATE TRIGGER document_is_never_edited BEFORE UPDATE ON catalogue_requireddocument
    FOR EACH ROW EXECUTE FUNCTION catalogue_forbid_change();
"""
DROP = """
DROP TRIGGER document_is_never_edited ON catalogue_requireddocument;
DROP TRIGGER channel_is_never_edited ON catalogue_channel;
DROP TRIGGER version_is_only_closed ON catalogue_procedureversion;
DROP FUNCTION catalogue_only_close();
DROP FUNCTION catalogue_forbid_change();
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
