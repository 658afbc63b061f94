// The list of messages: changed in place, and kept at its end unless somebody reads further up.

import { bubbleOf } from "./bubble.js";
import { byId, make } from "./dom.js";
import { dayOf } from "./words.js";

const NEAR = 60; // pixels from the end that still count as the end

const log = byId("log");
const down = byId("down");
const empty = byId("empty");

let messages = new Map();
let deeds = {};
let atEnd = true;

/** Begin an empty list; `deeds` is what its buttons do, see bubble.js. */
export function prepareLog(given) {
  deeds = given;
  log.addEventListener("scroll", noteWhere, { passive: true });
  log.addEventListener("load", follow, true); // a picture has come, and takes room
  new ResizeObserver(follow).observe(log);
  down.addEventListener("click", () => log.scrollTo({ top: log.scrollHeight, behavior: "smooth" }));
}

/** Show these messages and no others. */
export function showAll(all) {
  messages = new Map(all.map((message) => [message.message_id, message]));
  log.ariaBusy = "true"; // a screen reader need not read the whole chat again
  log.replaceChildren();
  let day = "";
  for (const message of messages.values()) {
    day = appendDay(message, day);
    log.append(bubbleOf(message, deeds));
  }
  log.ariaBusy = "false";
  empty.hidden = messages.size > 0;
  follow();
}

export function showAgain() {
  showAll([...messages.values()]);
}

export function append(message) {
  const last = [...messages.values()].at(-1);
  messages.set(message.message_id, message);
  empty.hidden = true;
  appendDay(message, last ? dayOf(last.date) : "");
  if (!message.from.is_bot) atEnd = true; // who writes wants to see it
  log.append(bubbleOf(message, deeds));
  follow();
}

export function replace(message) {
  messages.set(message.message_id, message);
  const old = log.querySelector(`[data-id="${message.message_id}"]`);
  if (!old) return;
  const place = [...old.querySelectorAll(".key")].indexOf(document.activeElement);
  const fresh = bubbleOf(message, deeds);
  old.replaceWith(fresh);
  if (place >= 0) [...fresh.querySelectorAll(".key")].at(place)?.focus({ preventScroll: true });
  follow();
}

export function remove(message) {
  messages.delete(message.message_id);
  showAgain();
}

function appendDay(message, before) {
  const day = dayOf(message.date);
  if (day !== before) log.append(make("li", { class: "day" }, make("span", {}, day)));
  return day;
}

function follow() {
  if (atEnd) log.scrollTop = log.scrollHeight;
  noteWhere();
}

function noteWhere() {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  down.hidden = atEnd;
}
