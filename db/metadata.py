"""What all tables share: the naming of constraints, and column types that keep numbers and moments exact."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, DateTime, Dialect, MetaData
from sqlalchemy.types import TypeDecorator

from bot.domain.period import Period, from_key
from bot.domain.quantity import plain

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; a naive one is refused, since SQLite would silently drop its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment needs a time zone"
            raise ValueError(msg)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Scaled(TypeDecorator[Decimal]):
    """An exact decimal kept as a whole number of units in the last place, 10^-places."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        """Keep that many decimals."""
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Turn a decimal into whole units; one with more decimals is refused, never rounded."""
        if value is None:
            return None
        scaled = value.scaleb(self.places)
        if scaled != int(scaled):
            msg = f"more than {self.places} decimals: {value}"
            raise ValueError(msg)
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Turn whole units back into a decimal; PostgreSQL sums them as numerics."""
        return None if value is None else plain(Decimal(value).scaleb(-self.places))


class PeriodKey(TypeDecorator[Period]):
    """A period kept as its key: one integer that orders by the last day, then the longer."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Period | None, dialect: Dialect) -> int | None:
        """Turn a period into its key."""
        return None if value is None else value.key

    def process_result_value(self, value: int | None, dialect: Dialect) -> Period | None:
        """Turn a key into its period."""
        return None if value is None else from_key(value)


COUNT_PLACES = 4  # counts such as 87.5 points; whole numbers up to 10^14 stay within 64 bits
RATE_PLACES = 6
LARGEST_COUNT = Decimal(10) ** 14
