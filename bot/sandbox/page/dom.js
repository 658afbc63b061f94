// Builds elements; what comes from people or the bot only ever becomes text, never HTML.

/** Make an element with properties, `on…` listeners among them, and children; empty children are left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("data-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child instanceof Node || (typeof child === "string" && child !== "")));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Only addresses of the web become links, whatever a message says. */
export const isWeb = (address) => /^https?:[/]{2}/i.test(address);
