"""Which handler takes which update; the first that fits does."""

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, TypeHandler, filters

from handlers.ask import Ask
from handlers.edge import Edge, Visit
from handlers.enrol import Enrol
from handlers.gate import Gate
from handlers.guide import HELP, Guide
from handlers.language import LANGUAGE, Languages

_Handler = BaseHandler[Update, Visit, None]
GATE, JOURNEYS = 0, 1  # groups, in the order in which they see an update


def routes(edge: Edge) -> dict[int, list[_Handler]]:
    """Return the table of routes."""
    gate, enrol, guide, languages, ask = Gate(edge), Enrol(edge), Guide(edge), Languages(edge), Ask(edge)
    return {
        GATE: [TypeHandler(Update, gate.enter)],
        JOURNEYS: [
            CommandHandler("start", enrol.start),
            CommandHandler(("trogiup", "help"), guide.help),
            CommandHandler(("ngonngu", "language"), languages.choose),
            CallbackQueryHandler(languages.switch, pattern=rf"^{LANGUAGE}:"),
            CallbackQueryHandler(guide.help_pressed, pattern=rf"^{HELP}$"),
            CallbackQueryHandler(ask.press),
            MessageHandler(filters.TEXT, ask.text),
            MessageHandler(filters.ALL, guide.text_only),
        ],
    }
