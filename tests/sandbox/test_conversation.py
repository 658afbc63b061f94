"""What a bot may do in a chat, what people see of it, and what Telegram says when it may not."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.sandbox import groups
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from tests.clock import HandClock
from tests.sandbox.conftest import LEADER, OFFICER
from tests.sandbox.pictures import png

STRANGER = 99


async def test_a_leader_reads_an_answer_with_its_buttons(bot: Bot, leader: Phone) -> None:
    ...
