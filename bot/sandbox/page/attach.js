// The file that a person is about to send: chosen by the paper clip or dropped on the page.

import { byId, make } from "./dom.js";
import { fileFaceOf } from "./bubble.js";
import { word } from "./words.js";

const LONGEST = { caption: 1024, message: 4096 }; // characters, as on Telegram

const strip = byId("attached");
const input = byId("file");
const words = byId("words");

let file = null;

export function prepareAttaching() {
  byId("attach").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files[0]) attach(input.files[0]);
    input.value = ""; // so that the same file may be chosen again
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) attach(event.dataTransfer.files[0]);
  });
}

/** Show a file above the words, which become its caption; `null` takes it away. */
export function attach(given) {
  file = given;
  strip.hidden = !file;
  const kind = file ? "caption" : "message";
  words.dataset.placeholder = words.dataset.label = kind;
  words.placeholder = words.ariaLabel = word(kind);
  words.maxLength = LONGEST[kind];
  if (!file) return;
  const away = make("button", { type: "button", class: "round", ariaLabel: word("detach"), textContent: "✕", onclick: () => attach(null) });
  strip.replaceChildren(...fileFaceOf(file.name, file.size), away);
  words.focus();
}

/** The file that waits to be sent, or `null`. */
export const attached = () => file;
