"""The messenger's own process: says on its first line where it serves, and serves until its input ends."""

import sys

from bot.sandbox.people import Person
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from tests.bench.messenger import CHATS, PUSHED

if __name__ == "__main__":
    telegram = Telegram(Person(chat, f"Leader {chat}") for chat in CHATS)
    for chat in PUSHED:
        telegram.meet(Person(chat, f"Subscriber {chat}"))
    with Server(telegram) as server:
        print(server.port, flush=True)
        sys.stdin.read()
