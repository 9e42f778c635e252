"""An index for what awaits review, so that nobody looks through all that is published."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "versions_by_publication", "versions", ["published", "table_name", "row_id", "version"]
    )
