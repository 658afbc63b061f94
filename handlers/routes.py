"""Which handler takes which update; the first that fits does."""

from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.domain.names import LANGUAGES
from bot.services.prompts import Asked
from bot.showing.delegation import DELEGATION
from bot.showing.entry_presses import ENTER
from bot.showing.filing import FILE
from bot.showing.opening import OPENING
from bot.showing.phones import PHONE
from bot.showing.presses import DIGEST
from bot.showing.review import REVIEW
from bot.showing.screen import CHART, HELP, LANGUAGE, LOG, NUDGE, PEOPLE
from handlers.approve import Approvals
from handlers.ask import Ask
from handlers.delegate import Delegations
from handlers.digest import Digests
from handlers.edge import Edge, Visit
from handlers.enrol import Enrol
from handlers.enter import Enter
from handlers.files import Files
from handlers.gate import Gate
from handlers.guide import Guide
from handlers.journal import Journal
from handlers.language import Languages
from handlers.nudge import Nudges
from handlers.openings import Openings
from handlers.people import People
from handlers.phones import Phones
from handlers.prompted import Prompted

Handler = BaseHandler[Update, Visit, Any]  # what a handler returns is nobody's business
GATE, JOURNEYS = 0, 1  # groups, in the order in which they see an update


def routes(edge: Edge) -> dict[int, list[Handler]]:
    """Return the table of routes."""
    phones = Phones(edge)
    gate, enrol, guide, languages = Gate(edge), Enrol(edge, phones.ask), Guide(edge), Languages(edge)
    digests, journal, people = Digests(edge), Journal(edge), People(edge)
    approvals, enter = Approvals(edge), Enter(edge, phones.ask)
    ask = Ask(edge, digests.told, digests.watch, enter.offer)
    openings, delegations = Openings(edge), Delegations(edge)
    files = Files(edge, phones.ask)
    answering = {
        Asked.NUMBER: enter.number,
        Asked.REASON: enter.reason,
        Asked.RETURN: approvals.returned,
        Asked.OPENING: openings.reason,
        Asked.LAST_DAY: delegations.last_day,
    }
    prompted = Prompted(edge, answering, ask.text)
    return {
        GATE: [TypeHandler(Update, gate.enter)],
        JOURNEYS: [
            CommandHandler("start", enrol.start),
            CommandHandler(("trogiup", "help"), guide.help),
            CommandHandler(("ngonngu", "language"), languages.choose),
            CommandHandler(("bantin", "digest"), digests.show),
            CallbackQueryHandler(digests.press, pattern=rf"^{DIGEST}:"),
            CommandHandler(("nhap", "submit"), enter.open),
            CommandHandler(("phieu", "mine"), enter.mine),
            CallbackQueryHandler(enter.press, pattern=rf"^{ENTER}:"),
            CommandHandler(("mau", "template"), files.template),
            CallbackQueryHandler(files.press, pattern=rf"^{FILE}:"),
            CommandHandler(("duyet", "review"), approvals.open),
            CallbackQueryHandler(approvals.press, pattern=rf"^{REVIEW}:"),
            CallbackQueryHandler(openings.press, pattern=rf"^{OPENING}:"),
            CommandHandler(("uyquyen", "delegate"), delegations.open),
            CallbackQueryHandler(delegations.press, pattern=rf"^{DELEGATION}:"),
            CommandHandler(("huy", "cancel"), prompted.cancel),
            CommandHandler(("nhatky", "audit"), journal.open),
            CommandHandler(("nguoidung", "people"), people.open),
            CommandHandler(("moi", "invite"), people.invite),
            CallbackQueryHandler(journal.press, pattern=rf"^{LOG}:"),
            CallbackQueryHandler(people.press, pattern=rf"^{PEOPLE}:"),
            CallbackQueryHandler(languages.switch, pattern=rf"^{LANGUAGE}:({'|'.join(LANGUAGES)})$"),
            CallbackQueryHandler(Nudges(edge).press, pattern=rf"^{NUDGE}:"),
            CallbackQueryHandler(guide.help_pressed, pattern=rf"^{HELP}$"),
            CallbackQueryHandler(phones.press, pattern=rf"^{PHONE}:"),
            CallbackQueryHandler(ask.chart, pattern=rf"^{CHART}:"),
            CallbackQueryHandler(ask.press),
            MessageHandler(filters.CONTACT, phones.shared),
            MessageHandler(filters.TEXT, prompted.text),
            MessageHandler(filters.Document.ALL, files.receive),
            MessageHandler(filters.ALL, guide.text_only),
        ],
    }
