"""Takes one file as the bot does: read apart, held against all, entered in drafts."""

import asyncio
import sys
from pathlib import Path

from bot.domain.clock import SystemClock
from bot.services.acting import Act
from bot.services.filings import in_shares
from bot.services.library import Library
from bot.services.upload.apart import Apart
from bot.services.upload.outcome import Sorted
from bot.services.upload.sorting import put_groups, sort_upload
from db.engine import Database


def main() -> None:
    """Take the file of the first argument into the database of the second; tell how many drafts it left."""
    path, url = Path(sys.argv[1]), sys.argv[2]
    upload = asyncio.run(Apart().read(path.name, path.read_bytes()))
    now = SystemClock().now()
    database, library, act = Database(url), Library(), Act(1, now, now.date())
    with database.reading() as conn:
        found = sort_upload(conn, library, act, upload)
    assert isinstance(found, Sorted), found
    drafts = 0
    for some in in_shares(found.groups):
        with database.writing() as conn:
            put = put_groups(conn, library, act, some)
            drafts += sum(draft is not None for draft, _ in put)
    database.close()
    print(len(upload.rows), drafts, len(found.wrong))


if __name__ == "__main__":
    main()
