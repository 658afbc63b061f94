"""Telegram's laws for what a bot may say, and the words with which it refuses."""

from bot.sandbox.errors import refuse
from bot.sandbox.texts import Formatted, formatted

LONGEST_TEXT = 4096  # code points, once the entities are parsed
LONGEST_CAPTION = 1024
LONGEST_NOTICE = 200  # code points in the answer to a press
ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def message_text(text: str, parse_mode: str) -> Formatted:
    """Return the text of a message, 1 to 4,096 code points."""
    if text == "":
        refuse("message text is empty")
    read = formatted(text, parse_mode)
    if read.text == "":
        refuse("text must be non-empty")
    if len(read.text) > LONGEST_TEXT:
        refuse("message is too long")
    return read


def caption(text: str, parse_mode: str) -> Formatted:
    """Return the caption of a photo or a document, 0 to 1,024 code points."""
    read = formatted(text, parse_mode)
    if len(read.text) > LONGEST_CAPTION:
        refuse("message caption is too long")
    return read


def action(name: str) -> str:
    """Return a chat action that Telegram knows."""
    if name not in ACTIONS:
        refuse("wrong parameter action in request")
    return name


def notice(text: str) -> str:
    """Return the short text with which a press is answered."""
    if len(text) > LONGEST_NOTICE:
        refuse("MESSAGE_TOO_LONG")
    return text
