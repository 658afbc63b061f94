"""The people who hold the phones."""

from dataclasses import dataclass

from bot.sandbox.shapes import Chat, User


@dataclass(frozen=True)
class Person:
    """Somebody with a phone; ``about_vi`` and ``about_en`` stand below the name where a person is picked."""

    id: int
    first_name: str
    language_code: str = "vi"
    about_vi: str = ""
    about_en: str = ""

    @property
    def phone(self) -> str:
        """The person's phone number."""
        return f"+849{self.id % 10**8:08}"

    def user(self) -> User:
        """Return the person as Telegram shows it to the bot."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }

    def private_chat(self) -> Chat:
        """Return the chat of this person and the bot."""
        return {"id": self.id, "type": "private", "first_name": self.first_name}
