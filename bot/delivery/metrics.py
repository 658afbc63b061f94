"""The metrics in Prometheus' words: what the meter counted, and what the database holds."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Metric, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from bot.delivery.meter import BOUNDS, Meter
from bot.services.load import Load


def exposed(meter: Meter, load: Load | None) -> bytes:
    """Return every metric as Prometheus reads it; those of the queues only where the database tells them."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(_Collector(meter, load))
    return generate_latest(registry)


class _Collector(Collector):
    def __init__(self, meter: Meter, load: Load | None) -> None:
        self._meter = meter
        self._load = load

    def collect(self) -> Iterator[Metric]:
        yield from self._counted()
        if self._load:
            yield from _queued(self._load)

    def _counted(self) -> Iterator[Metric]:
        meter = self._meter
        answers = CounterMetricFamily("baoso_answers", "Updates answered.", labels=["kind"])
        for kind, number in meter.answers.items():
            answers.add_metric([kind], number)
        yield answers
        sends = CounterMetricFamily(
            "baoso_sends", "Messages by what became of them.", labels=["way", "outcome"]
        )
        for labels, number in meter.sends.items():
            sends.add_metric(list(labels), number)
        yield sends
        yield CounterMetricFamily("baoso_update_failures", "Updates whose handler failed.", meter.failures)
        yield CounterMetricFamily("baoso_limited", "Calls that Telegram answered by 429.", meter.limited)
        yield GaugeMetricFamily("baoso_telegram_up", "Whether polls are answered.", meter.reaches_telegram)
        if (age := meter.poll_age) is not None:
            yield GaugeMetricFamily("baoso_poll_age_seconds", "Since the last poll was answered.", age)
        yield HistogramMetricFamily(
            "baoso_answer_seconds",
            "From an update's arrival to its answer.",
            buckets=list(_cumulative(meter)),
            sum_value=meter.seconds,
        )


def _cumulative(meter: Meter) -> Iterator[tuple[str, float]]:
    total = 0
    for bound, number in zip((*map(str, BOUNDS), "+Inf"), meter.slots, strict=True):
        total += number
        yield bound, total


def _queued(load: Load) -> Iterator[Metric]:
    yield GaugeMetricFamily("baoso_inbox_waiting", "Updates not answered yet.", load.inbox)
    yield GaugeMetricFamily("baoso_inbox_oldest_seconds", "Age of the first of them.", load.inbox_seconds)
    yield GaugeMetricFamily("baoso_outbox_waiting", "Messages due and not sent yet.", load.outbox)
    yield GaugeMetricFamily("baoso_outbox_oldest_seconds", "Age of the first of them.", load.outbox_seconds)
    yield GaugeMetricFamily("baoso_outbox_later", "Messages due later.", load.later)
    failed = GaugeMetricFamily("baoso_outbox_failed", "Messages that failed.", labels=["kind", "reason"])
    for kind, reason, number in load.failed:
        failed.add_metric([kind, reason], number)
    yield failed
