"""The messenger's own process: says on its first line where it serves, and serves until its input ends."""

import sys

from bot.sandbox.people import Person
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from tests.bench.messenger import CHATS

if __name__ == "__main__":
    with Server(Telegram(Person(chat, f"Leader {chat}") for chat in CHATS)) as server:
        print(server.port, flush=True)
        sys.stdin.read()
