// Text and its entities, which count UTF-16 units as JavaScript does, become nodes.

import { isWeb, make } from "./dom.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

/** Return the nodes of a text; `onCommand` is told which command was chosen in it. */
export function nodesOf(text, entities, onCommand) {
  return within(text, 0, text.length, [...(entities ?? [])], onCommand);
}

/** Take entities off the list, outer ones first, as long as they begin in this part. */
function within(text, begin, end, entities, onCommand) {
  const nodes = [];
  let at = begin;
  while (entities.length > 0 && entities[0].offset < end) {
    const entity = entities.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    nodes.push(elementOf(entity, text.slice(entity.offset, stop), within(text, entity.offset, stop, entities, onCommand), onCommand));
    at = stop + (BLOCKS.has(entity.type) && text[stop] === "\n" ? 1 : 0); // a block ends its own line
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function elementOf(entity, text, children, onCommand) {
  switch (entity.type) {
    case "bot_command":
      return make("button", { type: "button", class: "command", onclick: () => onCommand(text) }, children);
    case "url":
    case "text_link":
      return linkTo(entity.url ?? text, children);
    case "hashtag":
      return make("span", { class: "hashtag" }, children);
    case "spoiler":
      return make("button", { type: "button", class: "spoiler", onclick: reveal }, children);
    case "expandable_blockquote":
      return make("blockquote", { class: "expandable", onclick: expand }, children);
    default:
      return make(TAGS[entity.type] ?? "span", {}, children);
  }
}

function linkTo(address, children) {
  if (!isWeb(address)) return make("span", { class: "hashtag" }, children);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}

function reveal(event) {
  event.currentTarget.classList.add("revealed");
}

function expand(event) {
  event.currentTarget.classList.toggle("expanded");
}
