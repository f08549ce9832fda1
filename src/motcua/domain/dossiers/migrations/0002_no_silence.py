from django.db import migrations

# DESIGN §6: an open dossier with no open hand cannot be committed, nor a closed one that still has one.
CREATE = """
CREATE FUNCTION dossiers_check_hands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    subject bigint;
    is_open boolean;
    hand boolean;
BEGIN
    IF TG_TABLE_NAME = 'dossiers_dossier' THEN subject := NEW.id; ELSE subject := NEW.dossier_id; END IF;
    SELECT d.is_open INTO is_open FROM dossiers_dossier d WHERE d.id = subject;
    IF is_open THEN
        SELECT EXISTS (SELECT 1 FROM dossiers_step s
                       WHERE s.dossier_id = subject AND s.state = 'open' AND s.holder <> 'siblings') INTO hand;
        IF NOT hand THEN
            RAISE EXCEPTION 'dossier % is open but nobody owes the next step', subject
                USING ERRCODE = 'check_violation', CONSTRAINT = 'no_silence';
        END IF;
    ELSIF EXISTS (SELECT 1 FROM dossiers_step s WHERE s.dossier_id = subject AND s.state = 'open') THEN
        RAISE EXCEPTION 'dossier % is closed but a step of it is still open', subject
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_silence';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER no_silence AFTER INSERT OR UPDATE OF is_open ON dossiers_dossier
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dossiers_check_hands();
CREATE CONSTRAINT TRIGGER no_silence_step AFTER INSERT OR UPDATE OF state ON dossiers_step
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dossiers_check_hands();

CREATE FUNCTION dossiers_forbid_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a dossier and its steps are never deleted' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER no_delete BEFORE DELETE ON dossiers_dossier FOR EACH ROW EXECUTE FUNCTION dossiers_forbid_delete();
CREATE TRIGGER no_delete BEFORE DELETE ON dossiers_step FOR EACH ROW EXECUTE FUNCTION dossiers_forbid_delete();
"""

DROP = """
DROP TRIGGER no_delete ON dossiers_step;
DROP TRIGGER no_delete ON dossiers_dossier;
DROP FUNCTION dossiers_forbid_delete();
DROP TRIGGER no_silence_step ON dossiers_step;
DROP TRIGGER no_silence ON dossiers_dossier;
DROP FUNCTION dossiers_check_hands();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
