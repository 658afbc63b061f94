// The side panel: whose phone it is, the page's language, and the faults.

import { byId, make } from "./dom.js";
import { get, post, watchNews } from "./server.js";
import { currentLanguage, remember, speak, word } from "./words.js";

const FAULTS = ["lost", "dropped", "late", "stuck", "flood", "error", "gateway"];
const SLOW = 2000; // milliseconds

let people = [];
let chosen = 0;
let blocked = false;
let written = null; // how often the bot has written to each person
const read = {}; // and how much of it was on a phone in hand
let weather = { planned: [], delay: 0, limited: false };
let onPerson = () => {};
let onLanguage = () => {};

/** Fill the panel; `turn.person(id)` and `turn.language()` are told of each choice. */
export async function prepareSide(turn) {
  onPerson = turn.person;
  onLanguage = turn.language;
  const known = await get("people");
  people = known.people;
  byId("bot-name").textContent = known.bot.first_name;
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => changeLanguage(button.dataset.language));
  }
  byId("calm").addEventListener("click", () => change("faults", { clear: true, limited: false }));
  byId("trouble").addEventListener("toggle", refresh);
  speak(currentLanguage());
  const wanted = Number(new URLSearchParams(location.hash.slice(1)).get("person"));
  choose(people.some(({ id }) => id === wanted) ? wanted : (people[0]?.id ?? 0));
  watchNews(noteNews);
  await refresh();
}

export function setBlocked(now) {
  blocked = now;
  drawSwitches();
}

/** Ask which faults still wait; they strike as the bot speaks. */
export async function refresh() {
  weather = await get("faults");
  drawFaults();
  drawSwitches();
}

/** The bot has spoken, so that a fault may have struck. */
export function spoken() {
  if (weather.planned.length > 0) refresh();
}

export const personNow = () => chosen;

function choose(id) {
  chosen = id;
  history.replaceState(null, "", `#person=${id}`);
  drawPeople();
  byId("side").hidePopover();
  onPerson(id);
}

/** What was written before the page was opened counts as read. */
function noteNews(counts) {
  if (!written) Object.assign(read, counts);
  written = counts;
  drawPeople();
}

/** Return how many messages wait on a phone that lies on the table. */
function unreadBy({ id }) {
  return id === chosen ? 0 : Math.max(0, (written?.[id] ?? 0) - (read[id] ?? 0));
}

function changeLanguage(language) {
  remember(language);
  speak(language);
  drawPeople();
  drawFaults();
  drawSwitches();
  onLanguage();
}

function drawPeople() {
  if (written) read[chosen] = written[chosen] ?? 0;
  const focused = [...document.querySelectorAll(".person")].indexOf(document.activeElement);
  byId("people").replaceChildren(...people.map((person) => make("li", {}, cardOf(person))));
  if (focused >= 0) document.querySelectorAll(".person")[focused].focus({ preventScroll: true });
  const person = people.find(({ id }) => id === chosen);
  const waiting = people.reduce((sum, other) => sum + unreadBy(other), 0);
  if (person) byId("open-side").replaceChildren(...faceOf(person), badgeOf(waiting));
}

function cardOf(person) {
  return make(
    "button",
    { type: "button", class: "person", ariaPressed: String(person.id === chosen), onclick: () => choose(person.id) },
    ...faceOf(person),
    badgeOf(unreadBy(person)),
  );
}

function faceOf(person) {
  const about = person.about[currentLanguage()];
  return [
    make("span", { class: "avatar", ariaHidden: "true" }, initialOf(person.name)),
    make("span", { class: "about" }, make("span", { class: "name" }, person.name), about && make("span", { class: "hint" }, about)),
  ];
}

function badgeOf(count) {
  return make("span", { class: "badge unread", hidden: count === 0, title: word("unread") }, String(count));
}

/** The letter of a Vietnamese given name is the last word's. */
function initialOf(name) {
  return name.trim().split(/\s+/).at(-1).charAt(0).toUpperCase();
}

function drawFaults() {
  byId("faults").replaceChildren(...FAULTS.map((fault) => make("li", {}, faultOf(fault))));
  const badge = byId("planned");
  badge.hidden = weather.planned.length === 0;
  badge.textContent = word("planned")(weather.planned.length);
}

function faultOf(fault) {
  const count = weather.planned.filter((planned) => planned === fault).length;
  return make(
    "button",
    { type: "button", class: "fault", onclick: () => change("faults", { plan: fault }) },
    make("span", { class: "about" }, make("span", { class: "name" }, word(fault)), make("span", { class: "hint" }, word(`${fault}Hint`))),
    count > 0 && make("span", { class: "badge" }, String(count)),
  );
}

function drawSwitches() {
  const switches = [
    switchOf("slow", weather.delay > 0, (on) => change("faults", { delay: on ? SLOW : 0 })),
    switchOf("limited", weather.limited, (on) => change("faults", { limited: on })),
    switchOf("block", blocked, (on) => change("block", { person: chosen, blocked: on })),
  ];
  byId("switches").replaceChildren(...switches.map((line) => make("li", {}, line)));
}

function switchOf(key, on, turn) {
  const box = make("input", { type: "checkbox", checked: on, onchange: (event) => turn(event.target.checked) });
  box.setAttribute("role", "switch");
  return make("label", { class: "switch" }, make("span", {}, word(key)), box);
}

async function change(path, body) {
  await post(path, body);
  await refresh();
}
