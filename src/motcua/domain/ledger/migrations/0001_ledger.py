from django.db import migrations, models

TABLE = """
CREATE TABLE ledger_event (
    authority varchar(8) NOT NULL,
    opened_month date NOT NULL,
    dossier_id bigint NOT NULL,
    seq integer NOT NULL CHECK (seq > 0),
    verb varchar(24) NOT NULL,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_kind varchar(8) NOT NULL,
    officer_id bigint,
    post_id bigint,
    delegation_id bigint,
    payload_version smallint NOT NULL,
    payload jsonb NOT NULL,
    prev_hash bytea NOT NULL CHECK (octet_length(prev_hash) = 32),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (opened_month, dossier_id, seq),
    CHECK ((actor_kind = 'officer') = (officer_id IS NOT NULL))
) PARTITION BY RANGE (opened_month);
CREATE INDEX ledger_event_recorded ON ledger_event (authority, recorded_at);

CREATE FUNCTION ledger_forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % is forbidden', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON ledger_event
    FOR EACH ROW EXECUTE FUNCTION ledger_forbid_change();
CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger_event
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_forbid_change();

CREATE TABLE ledger_event_rest PARTITION OF ledger_event DEFAULT;
CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger_event_rest
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_forbid_change();

-- A month that already has rows in the default partition stays there: moving rows would be a change.
CREATE FUNCTION ledger_ensure_partitions(first date, last date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month date := date_trunc('month', first);
    name text;
BEGIN
    WHILE month <= last LOOP
        name := 'ledger_event_' || to_char(month, 'YYYY_MM');
        IF to_regclass(name) IS NULL
           AND NOT EXISTS (SELECT 1 FROM ledger_event_rest WHERE opened_month = month) THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF ledger_event FOR VALUES FROM (%L) TO (%L)',
                           name, month, (month + interval '1 month')::date);
            EXECUTE format('CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON %I '
                           'FOR EACH STATEMENT EXECUTE FUNCTION ledger_forbid_change()', name);
        END IF;
        month := month + interval '1 month';
    END LOOP;
END $$;
SELECT ledger_ensure_partitions(current_date, (current_date + interval '24 months')::date);
"""

DROP = """
DROP TABLE ledger_event;
DROP FUNCTION ledger_ensure_partitions(date, date);
DROP FUNCTION ledger_forbid_change();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.RunSQL(TABLE, DROP),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "opened_month", "dossier_id", "seq", blank=True, editable=False, primary_key=True,
                        serialize=False,
                    ),
                ),
                ("authority", models.CharField(max_length=8)),
                ("opened_month", models.DateField()),
                ("dossier_id", models.BigIntegerField()),
                ("seq", models.PositiveIntegerField()),
            ],
            options={"db_table": "ledger_event", "managed": False},
        ),
        migrations.CreateModel(
            name="DaySeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("authority", models.CharField(max_length=8)),
                ("day", models.DateField()),
                ("events", models.PositiveIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("authority", "day"), name="one_seal_a_day")],
            },
        ),
    ]
