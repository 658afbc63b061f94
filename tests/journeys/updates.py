"""Updates of every kind that Telegram has, and some that it has not: what a bot must bear."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Shape: TypeAlias = dict[str, Json]

ODD_TEXTS = (
    *(
        "",
        " ",
        "\u200b\u200d\ufeff",
        "\u202eosk ýk",
        "👩‍👩‍👧‍👦" * 50,
        "a\u0301" * 300,
        "\x00\x07\x1b[2J",
        "<b>&lt;</i>",
    ),
    *(
        "ký số" * 1_000,
        "9" * 4_096,
        "=cmd|' /C calc'!A0",
        "%s%n{0}{}",
        "'; DROP TABLE figure; --",
        "/",
        "//",
        "/@",
    ),
    *("/kyso " + "x" * 4_000, "ký\u00a0số", "١٢٣/١٥٠", "−5/−7", "1e999", "NaN", "kỳ này " * 500, "Tuyệt mật"),
)
PREFIXES = ("nh", "dy", "log", "ppl", "bt", "language", "help", "v", "r", "")
LETTERS = "sxnrzbcpmfdlaokteigwhvq"
COMMANDS = (
    *(
        "/nhap kyso 96/100",
        "/nhap 1/2",
        "/moi officer xa",
        "/nguoidung",
        "/nhatky a = Ký số",
        "/duyet",
        "/huy",
    ),
    *("/start abc", "/bantin", "/ngonngu", "/kyso", "96/100", "ký số 96/100", "Chưa khớp sổ"),
)
CHATS: Sequence[Shape] = (
    {"id": -5, "type": "group", "title": "Nhóm"},
    {"id": -1_000_000_000_005, "type": "supergroup", "title": "Nhóm lớn"},
    {"id": -1_000_000_000_006, "type": "channel", "title": "Kênh"},
)
FILE: Shape = {"file_id": "f", "file_unique_id": "u"}
CONTENTS: Sequence[Shape] = (
    {"photo": [FILE | {"width": 9, "height": 9}], "caption": "/nhap kyso 96/100"},
    {"document": FILE | {"file_name": "../../mau.xlsx", "file_size": 2**40}, "caption": "ký số 96/100"},
    {"sticker": FILE | {"width": 1, "height": 1, "type": "regular", "is_animated": False, "is_video": False}},
    {"voice": FILE | {"duration": 1}},
    {"video_note": FILE | {"duration": 1, "length": 1}},
    {"contact": {"phone_number": "+84", "first_name": "A", "user_id": 1}},
    {"location": {"latitude": 91.0, "longitude": 181.0}},
    {"venue": {"location": {"latitude": 1.0, "longitude": 1.0}, "title": "t", "address": "a"}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"new_chat_title": "mới"},
    {"group_chat_created": True},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
    {"web_app_data": {"data": "x" * 4_096, "button_text": "b"}},
    {"left_chat_member": {"id": 1, "is_bot": True, "first_name": "b"}},
    {"quantum_state": {"spin": 0.5}},
    {},
)
POLL: Shape = {
    "id": "1",
    "question": "?",
    "options": [{"text": "a", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}


@dataclass(frozen=True)
class Sender:
    """Somebody who sends, and who may do so little that no update of theirs changes anything."""

    id: int
    language: str | None = "vi"

    @property
    def user(self) -> Shape:
        """The sender as updates name them."""
        known: Shape = {"id": self.id, "is_bot": False, "first_name": f"Người {self.id}"}
        return known | ({"language_code": self.language} if self.language else {})

    @property
    def chat(self) -> Shape:
        """The chat with the bot."""
        return {"id": self.id, "type": "private", "first_name": f"Người {self.id}"}


class Updates:
    """Makes updates by chance, the same ones for the same seed."""

    def __init__(self, chance: Random, senders: Sequence[Sender], forged: Callable[[Random], str]) -> None:
        """Let some people send; ``forged`` makes data up for buttons."""
        self._chance = chance
        self._senders = senders
        self._forged = forged
        self._numbers = count(1)
        self._kinds = (
            *(
                self._text,
                self._text,
                self._content,
                self._borrowed,
                self._borrowed,
                self._press,
                self._press,
            ),
            *(self._press, self._placeless_press, self._elsewhere, self._other_kind, self._mangled),
        )

    def update(self) -> Shape:
        """Return one update, without its number."""
        return self._chance.choice(self._kinds)(self._chance.choice(self._senders))

    def _message(self, sender: Sender, content: Shape, chat: Shape | None = None) -> Shape:
        return {
            "message_id": next(self._numbers),
            "date": self._chance.choice((0, 1_700_000_000)),
            "chat": chat or sender.chat,
            "from": sender.user,
            **content,
        }

    def _odd(self) -> str:
        text = self._chance.choice(ODD_TEXTS)
        return (
            text
            if self._chance.random() < 0.5
            else "".join(
                chr(
                    self._chance.choice(
                        (self._chance.randint(32, 0xD7FF), self._chance.randint(0x1F300, 0x1FAFF))
                    )
                )
                for _ in range(self._chance.randint(1, 60))
            )
        )

    def _text(self, sender: Sender) -> Shape:
        return {"message": self._message(sender, {"text": self._odd()})}

    def _content(self, sender: Sender) -> Shape:
        return {"message": self._message(sender, self._chance.choice(CONTENTS))}

    def _borrowed(self, sender: Sender) -> Shape:
        """Return somebody else's words, which a sender hands on."""
        origins: Sequence[Shape] = (
            {"forward_origin": {"type": "user", "date": 0, "sender_user": sender.user}},
            {"forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": "Ai đó"}},
            {"forward_origin": {"type": "channel", "date": 0, "chat": CHATS[2], "message_id": 1}},
            {"via_bot": {"id": 9, "is_bot": True, "first_name": "b", "username": "b"}},
        )
        said: Shape = {"text": self._chance.choice(COMMANDS), "entities": []}
        if str(said["text"]).startswith("/"):
            length = len(str(said["text"]).split()[0])
            said["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        message = self._message(sender, said | self._chance.choice(origins))
        return self._chance.choice((
            {"message": message},
            {"edited_message": self._message(sender, said | {"edit_date": 1})},
            {"business_message": message | {"business_connection_id": "b"}},
        ))  # fmt: skip

    def _query(self, sender: Sender, more: Shape) -> Shape:
        known: Shape = {"id": f"q{next(self._numbers)}", "from": sender.user, "chat_instance": "1"}
        return {"callback_query": known | more}

    def _press(self, sender: Sender) -> Shape:
        message = self._message(sender, {"text": "x"})
        if self._chance.random() < 0.2:
            message = {"message_id": next(self._numbers), "date": 0, "chat": sender.chat}  # inaccessible
        return self._query(sender, {"message": message, "data": self._forged(self._chance)})

    def _placeless_press(self, sender: Sender) -> Shape:
        data = self._forged(self._chance)
        group = self._message(sender, {"text": "x"}, self._chance.choice(CHATS))
        return self._query(
            sender,
            self._chance.choice(
                (
                    {"data": data},
                    {"data": data, "inline_message_id": "i"},
                    {"game_short_name": "g"},
                    {"message": group, "data": data},
                    {"message": self._message(sender, {"text": "x"}), "game_short_name": "g"},
                )
            ),
        )

    def _elsewhere(self, sender: Sender) -> Shape:
        chat = self._chance.choice(CHATS)
        message = self._message(sender, {"text": self._chance.choice(COMMANDS)}, chat)
        if self._chance.random() < 0.3:
            del message["from"]
            message["sender_chat"] = chat
        return {self._chance.choice(("message", "channel_post", "edited_channel_post")): message}

    def _other_kind(self, sender: Sender) -> Shape:
        user, chat = sender.user, sender.chat
        member: Shape = {"user": user, "status": "member"}
        changed: Shape = {
            "from": user,
            "chat": chat,
            "date": 0,
            "old_chat_member": member,
            "new_chat_member": member,
        }
        kinds: Sequence[Shape] = (
            {"my_chat_member": changed},
            {"chat_member": changed},
            {"inline_query": {"id": "1", "from": user, "query": self._odd(), "offset": ""}},
            {"chosen_inline_result": {"result_id": "1", "from": user, "query": "x"}},
            {"poll": POLL},
            {"poll_answer": {"poll_id": "1", "option_ids": [0], "user": user}},
            {
                "message_reaction": {
                    "chat": chat,
                    "message_id": 1,
                    "date": 0,
                    "user": user,
                    "old_reaction": [],
                    "new_reaction": [{"type": "emoji", "emoji": "👍"}],
                }
            },
            {"chat_join_request": {"chat": CHATS[0], "from": user, "user_chat_id": sender.id, "date": 0}},
            {
                "business_connection": {
                    "id": "b",
                    "user": user,
                    "user_chat_id": sender.id,
                    "date": 0,
                    "is_enabled": True,
                }
            },
            {"quantum_leap": {"from": user}},
            {},
        )
        return self._chance.choice(kinds)

    def _mangled(self, sender: Sender) -> Shape:
        """Return a message or a press with a part of it left out, or of another type."""
        whole = self._chance.choice((self._text, self._content, self._press))(sender)
        kind, content = next(iter(whole.items()))
        if not isinstance(content, dict):
            return whole
        broken = dict(content)
        wrong: Sequence[Json] = (None, 5, "x", [], {}, [1], {"id": "x"}, True, 2**70)
        field = self._chance.choice(list(broken))
        if self._chance.random() < 0.4:
            del broken[field]
        else:
            broken[field] = self._chance.choice(wrong)
        return {kind: broken if self._chance.random() < 0.95 else self._chance.choice(wrong)}
