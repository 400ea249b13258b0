// Avatars: initials on a colour that is fixed for each person.

import { h } from "./vdom.js";
import { icon } from "./icons.js";

const COLOURS = 8;

/** The colour of somebody, as a number for `data-colour`. */
export function colour(person) {
  const sum = [...person.id].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
  return person.is_bot ? "bot" : String(sum % COLOURS);
}

/** The face of somebody; their name stands beside it, so it is decoration. */
export function avatar(person, size = "") {
  const face = person.is_bot ? icon("bolt") : initials(person.real_name || person.name);
  return h("span", { class: `avatar ${size}`, "data-colour": colour(person), "aria-hidden": "true" }, face);
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}
