// The command menu: opened by its button, or by typing "/", and then narrowed to what was typed.

import { byId, make } from "./dom.js";
import { word } from "./words.js";

const menu = byId("menu");
const opener = byId("open-menu");
const words = byId("words");

let commands = [];
let choose = () => {};

/** `onChoice` is told the command that was chosen, with its slash. */
export function prepareMenu(onChoice) {
  choose = (name) => {
    close();
    onChoice(`/${name}`);
  };
  opener.addEventListener("click", () => (menu.hidden ? open("") : close()));
  words.addEventListener("input", () => (/^\/\w*$/.test(words.value) ? open(words.value.slice(1)) : close()));
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target) && !opener.contains(event.target) && event.target !== words) close();
  });
}

export function setCommands(given) {
  commands = given;
  if (!menu.hidden) open("");
}

export function close() {
  menu.hidden = true;
  opener.ariaExpanded = "false";
}

function open(begin) {
  const fitting = commands.filter(({ command }) => command.startsWith(begin.toLowerCase()));
  if (fitting.length === 0 && begin !== "") return close();
  const none = make("p", { class: "hint" }, word("noCommands"));
  menu.replaceChildren(...(fitting.length > 0 ? fitting.map(lineOf) : [none]));
  menu.hidden = false;
  menu.scrollTop = 0;
  opener.ariaExpanded = "true";
}

function lineOf({ command, description }) {
  return make(
    "button",
    { type: "button", onclick: () => choose(command) },
    make("span", { class: "name" }, `/${command}`),
    make("span", { class: "about" }, description),
  );
}

function onKey(event) {
  if (menu.hidden) return;
  const lines = [...menu.querySelectorAll("button")];
  const at = lines.indexOf(document.activeElement);
  if (event.key === "Escape") {
    close();
    words.focus();
  } else if (event.key === "ArrowUp" && (at >= 0 || document.activeElement === words)) {
    lines.at(at < 0 ? -1 : Math.max(at - 1, 0))?.focus();
    event.preventDefault();
  } else if (event.key === "ArrowDown" && at >= 0) {
    (lines.at(at + 1) ?? words).focus();
    event.preventDefault();
  }
}
