// What a composer suggests for the word that is being typed: commands after `/`, people after `@`.

import { avatar } from "../avatar.js";
import { icon } from "../icons.js";
import { h } from "../vdom.js";

const MOST = 8;

/** What fits; each `{insert, label, about, face}`. */
export function offers(state, key, thread, reader) {
  if (state.open?.key !== key || !state.open.word) return [];
  const letters = state.open.word.slice(1).toLowerCase();
  const all = state.open.word.startsWith("/") ? (thread ? [] : commands(state)) : people(state, reader);
  return all.filter((offer) => offer.found.some((name) => name.toLowerCase().startsWith(letters))).slice(0, MOST);
}

/** Whether the word is already just what would be put in, so that Enter may send it. */
export function chosen(offered, state) {
  return offered[state.open.active].insert === state.open.word;
}

/** The list above the field. */
export function suggestions(offered, { key, state, reader, pick }) {
  if (!offered.length) return null;
  const name = reader.say(state.open.word.startsWith("/") ? "commands" : "all_people");
  return h(
    "div",
    { class: "offers", role: "listbox", id: `${key}-list`, "aria-label": name, key: "offers" },
    offered.map((offer, index) => row(offer, { id: `${key}-${index}`, active: index === state.open.active, pick: () => pick(key, offer) })),
  );
}

function row(offer, { id, active, pick }) {
  const props = {
    class: "menu-item",
    id,
    role: "option",
    "aria-selected": String(active),
    key: offer.insert,
  };
  const on = { mousedown: (event) => event.preventDefault(), click: pick };
  return h(
    "div",
    { ...props, on },
    offer.face,
    h(
      "span",
      { class: "menu-words" },
      h("b", null, offer.label),
      offer.about && h("span", { class: "hint" }, offer.about),
    ),
  );
}

function commands(state) {
  return state.snapshot.commands.map(({ command, description, usage_hint: usage }) => ({
    found: [command.slice(1)],
    insert: command,
    label: `${command} ${usage ?? ""}`.trim(),
    about: description,
    face: icon("bolt"),
  }));
}

function people(state, reader) {
  const bot = reader.bot;
  const all = [bot, ...state.snapshot.people.filter((person) => person.id !== bot.id)];
  return all.map((person) => ({
    found: [person.name, ...person.real_name.split(" ")],
    insert: `@${person.name}`,
    label: person.real_name,
    about: person.title || `@${person.name}`,
    face: avatar(person, "tiny"),
  }));
}
