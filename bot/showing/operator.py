"""What the operator reads on the command line."""

import html
from typing import TextIO, assert_never

from bot.services.bring_in import Brought, Step
from bot.services.check import Report
from bot.settings import Wrong, WrongSetting
from bot.showing.failures import failed_lines
from bot.showing.markup import Html
from bot.showing.speech import Speech


def wrong_setting(speech: Speech, fault: WrongSetting) -> str:
    """Say what is wrong with a setting, and never what it holds."""
    return speech.say("cli.wrong_setting", name=fault.name, reason=_reason(speech, fault.wrong))


def _reason(speech: Speech, wrong: Wrong) -> Html:
    match wrong:
        case Wrong.FILE_UNREADABLE:
            return speech.say("setting.file_unreadable")
        case Wrong.NOT_A_TOKEN:
            return speech.say("setting.not_a_token")
        case Wrong.NOT_AN_ADDRESS:
            return speech.say("setting.not_an_address")
        case Wrong.NOT_A_PROXY:
            return speech.say("setting.not_a_proxy")
        case Wrong.NOT_A_DATABASE:
            return speech.say("setting.not_a_database")
        case Wrong.NOT_A_TIMEZONE:
            return speech.say("setting.not_a_timezone")
        case Wrong.NOT_A_LANGUAGE:
            return speech.say("setting.not_a_language")
        case _:
            assert_never(wrong)


def checked(speech: Speech, report: Report) -> list[Html]:
    """Tell what a check has found, what is wrong last."""
    lines = [
        speech.say(
            "cli.checked",
            units=report.units,
            indicators=report.indicators,
            figures=report.figures,
        )
    ]
    if report.difference:
        wrong = report.difference
        lines.append(
            speech.say(
                "cli.wrong_rollup",
                unit=str(wrong.unit_id),
                indicator=str(wrong.indicator_id),
                tier=str(wrong.tier_id),
                period=str(wrong.period),
            )
        )
    else:
        lines.append(speech.say("cli.rollups_right"))
    if report.broken_line is not None:
        lines.append(speech.say("cli.audit_broken", line=report.broken_line))
    else:
        lines.append(speech.say("cli.audit_whole"))
    return lines + failed_lines(speech, report.failures)


def brought(speech: Speech, outcome: Brought) -> Html:
    """Tell what an import has changed."""
    if not outcome.is_news:
        return speech.say("cli.nothing_new")
    return speech.say(
        "cli.brought",
        tiers=outcome.tiers,
        units=outcome.units,
        indicators=outcome.indicators,
        figures=outcome.figures,
        corrected=outcome.corrected,
    )


def first_line(error: object) -> str:
    """Return the first line of what an error says."""
    return (str(error).splitlines() or [type(error).__name__])[0]


class Bar:
    """Shows on a terminal how far an import is, and nothing where nobody looks."""

    def __init__(self, speech: Speech, stream: TextIO) -> None:
        """Write to a stream."""
        self._speech = speech
        self._stream = stream if stream.isatty() else None
        self._shown = ""

    def __call__(self, step: Step, done: int, total: int) -> None:
        """Show a step and its share in per cent."""
        line = f"{html.unescape(self._step(step))} {100 * done // total if total else 0:3}%"
        if self._stream and line != self._shown:
            self._stream.write(f"\r{line}\x1b[K")
            self._stream.flush()
            self._shown = line

    def clear(self) -> None:
        """Leave the line empty for what follows."""
        if self._stream and self._shown:
            self._stream.write("\r\x1b[K")

    def _step(self, step: Step) -> Html:
        match step:
            case Step.READING:
                return self._speech.say("step.reading")
            case Step.SAVING:
                return self._speech.say("step.saving")
            case Step.ADDING_UP:
                return self._speech.say("step.adding_up")
            case _:
                assert_never(step)
