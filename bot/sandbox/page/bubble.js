// A message becomes a bubble, with its file, its text, its time and the buttons below it.

import { isWeb, make } from "./dom.js";
import { nodesOf } from "./entities.js";
import { clockTime, fileSize, word } from "./words.js";

/** Return the list item of a message; `deeds` has `command(text)`, `press(message, button)` and `copy(text)`. */
export function bubbleOf(message, deeds) {
  const own = !message.from.is_bot;
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities;
  const body = make(
    "div",
    { class: "bubble" },
    quoteOf(message.reply_to_message),
    photoOf(message, text),
    documentOf(message.document),
    make("div", { class: "text" }, nodesOf(text, entities, deeds.command), timeOf(message)),
  );
  return make(
    "li",
    { class: `message ${own ? "own" : "theirs"}${message.photo ? " pictured" : ""}`, "data-id": message.message_id, "data-date": message.date },
    make("div", { class: "stack" }, body, keyboardOf(message, deeds)),
  );
}

function timeOf(message) {
  const edited = message.edit_date ? `${word("edited")} ` : "";
  return make("span", { class: "time" }, edited, make("time", { dateTime: new Date(message.date * 1000).toISOString() }, clockTime(message.date)));
}

function quoteOf(answered) {
  if (!answered) return null;
  return make("div", { class: "quote" }, answered.text ?? answered.caption ?? "");
}

function photoOf(message, text) {
  const photo = message.photo?.at(-1);
  if (!photo) return null;
  const address = `/sandbox/files/${photo.file_id}`;
  const image = make("img", { src: address, alt: text, width: photo.width, height: photo.height });
  return make("a", { class: "photo", href: address, target: "_blank", rel: "noopener" }, image);
}

function documentOf(file) {
  if (!file) return null;
  const address = `/sandbox/files/${file.file_id}`;
  return make("a", { class: "document", href: address, download: file.file_name }, ...fileFaceOf(file.file_name, file.file_size));
}

/** Return what stands for a file: its kind, its name and its size in bytes. */
export function fileFaceOf(name, size) {
  const kind = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "";
  return [
    make("span", { class: "kind", ariaHidden: "true" }, kind),
    make("span", { class: "about" }, make("span", { class: "name" }, name), make("span", { class: "size" }, fileSize(size))),
  ];
}

function keyboardOf(message, deeds) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return make("div", { class: "keyboard" }, rows.map((row) => make("div", { class: "row" }, row.map((button) => keyOf(message, button, deeds)))));
}

function keyOf(message, button, deeds) {
  if (button.url && isWeb(button.url)) {
    return make("a", { class: "key leads", href: button.url, target: "_blank", rel: "noopener noreferrer", title: button.text }, make("span", {}, button.text));
  }
  const key = make("button", { type: "button", class: "key", title: button.text }, make("span", {}, button.text));
  if (button.copy_text) key.onclick = () => deeds.copy(button.copy_text.text);
  else key.onclick = () => deeds.press(message, button, key);
  return key;
}
