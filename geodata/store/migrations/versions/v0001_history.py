"""History that is only ever added to, and beside it what is not saved yet."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = ("revisions", "versions", "mentions", "digests", "originals")


def upgrade() -> None:
    """Make the tables, and forbid the database to change or delete a row of history."""
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("undoes", sa.Integer),
    )
    op.create_index("revisions_by_author", "revisions", ["author", "number"])
    op.create_table(
        "versions",
        sa.Column("table_name", sa.String(120), nullable=False),
        sa.Column("row_id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("base", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("published", sa.Boolean, nullable=False),
        sa.Column("content", sa.Text),
        sa.PrimaryKeyConstraint("table_name", "row_id", "version"),
    )
    op.create_index("versions_by_revision", "versions", ["revision", "table_name", "row_id"])
    op.create_index("versions_by_position", "versions", ["table_name", "position"])
    op.create_table(
        "mentions",
        sa.Column("refers", sa.String(120), nullable=False),
        sa.Column("refers_id", sa.Text, nullable=False),
        sa.Column("table_name", sa.String(120), nullable=False),
        sa.Column("row_id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("refers", "refers_id", "table_name", "row_id", "version"),
    )
    op.create_table(
        "digests",
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("drafts", sa.Boolean, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("revision", "drafts"),
    )
    op.create_index("digests_by_digest", "digests", ["digest"])
    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("filename", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "unsaved",
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("layer", sa.Text, nullable=False),
        sa.Column("kept", sa.String(40), nullable=False),
        sa.Column("work", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("author", "layer"),
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    for table in APPEND_ONLY:
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'history is only added to'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION history_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'history is only added to'; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION history_is_only_added_to()"
        )
