// The phone: what a person writes goes to the sandbox, and what happens in the chat is shown.

import { attach, attached, prepareAttaching } from "./attach.js";
import { byId } from "./dom.js";
import { append, prepareLog, remove, replace, showAgain, showAll } from "./log.js";
import { close as closeMenu, prepareMenu, setCommands } from "./menu.js";
import { post, upload, watch } from "./server.js";
import { personNow, prepareSide, setBlocked, spoken } from "./side.js";
import { word } from "./words.js";

const ACTION_LASTS = 5000; // milliseconds, as on Telegram
const ANSWER_LASTS = 10_000; // how long a pressed button waits for its answer
const NOTICE_LASTS = 3500;

const SHOWN_ACTIONS = new Set(["upload_photo", "upload_document"]);

const words = byId("words");
const toast = byId("toast");
const status = byId("status");

const state = { away: true, action: "", blocked: false };
const waiting = new Map(); // the buttons that were pressed, by press
const early = new Set(); // presses that were answered before the page knew their names

let stopWatching = () => {};
let actionTimer;
let toastTimer;

function turnTo(person) {
  stopWatching();
  state.away = true;
  attach(null);
  showAll([]);
  showStatus();
  stopWatching = watch(person, heard);
}

const heard = {
  chat({ messages, menu, blocked }) {
    state.away = false;
    heard.blocked(blocked);
    setCommands(menu);
    showAll(messages);
    act("");
  },
  message(message) {
    append(message);
    if (message.from.is_bot) act("");
    spoken();
  },
  edit(message) {
    replace(message);
    act("");
    spoken();
  },
  delete: remove,
  action: act,
  notice({ text, press, alert }) {
    settle(press);
    if (text && alert) showAlert(text);
    else if (text) showToast(text);
  },
  menu: setCommands,
  blocked(now) {
    state.blocked = now;
    setBlocked(now);
    showStatus();
  },
  away() {
    state.away = true;
    showStatus();
  },
};

function act(action) {
  state.action = action && (SHOWN_ACTIONS.has(action) ? action : "typing");
  clearTimeout(actionTimer);
  if (action) actionTimer = setTimeout(() => act(""), ACTION_LASTS);
  showStatus();
}

function showStatus() {
  status.classList.toggle("acting", !state.away && state.action !== "");
  if (state.away) status.textContent = word("connecting");
  else status.textContent = word(state.action || (state.blocked ? "blocked" : "bot"));
}

function showToast(text) {
  toast.textContent = text;
  toast.classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.classList.remove("shown"), NOTICE_LASTS);
}

function showAlert(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

const say = (text) => deliver(() => post("say", { person: personNow(), text }));

/** Return whether it went out; if not, the person is told so. */
async function deliver(sending) {
  closeMenu();
  try {
    await sending();
    return true;
  } catch {
    showToast(word("unsent"));
    return false;
  }
}

async function press(message, button, key) {
  key.ariaBusy = "true";
  try {
    const answer = await post("press", { person: personNow(), message: message.message_id, data: button.callback_data });
    waiting.set(answer.press, key);
    if (early.delete(answer.press)) settle(answer.press);
    setTimeout(() => waiting.has(answer.press) && settle(answer.press), ANSWER_LASTS);
  } catch {
    key.ariaBusy = "false";
    showToast(word("unsent"));
  }
}

function settle(press) {
  const key = waiting.get(press);
  if (!key) return early.add(press);
  key.ariaBusy = "false";
  waiting.delete(press);
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  showToast(word("copied"));
}

async function send() {
  const text = words.value.trim();
  const file = attached();
  if (text === "" && !file) return;
  words.value = "";
  attach(null);
  grow();
  const sent = file ? await deliver(() => upload(personNow(), file, text)) : await say(text);
  if (!sent && words.value === "" && !attached()) {
    words.value = text;
    attach(file);
  }
  words.focus();
}

function grow() {
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight}px`;
}

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
byId("begin").addEventListener("click", () => say("/start"));
words.addEventListener("input", grow);
words.addEventListener("keydown", (event) => {
  // A Vietnamese keyboard may still be composing a word when Enter is pressed.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});

prepareLog({ command: say, press, copy });
prepareMenu(say);
prepareAttaching();
await prepareSide({
  person: turnTo,
  language() {
    showAgain();
    showStatus();
  },
});
