// Reactions under a message, and the picker.

import { react } from "../doing.js";
import { icon } from "../icons.js";
import { change, state } from "../store.js";
import { FREQUENT, emoji, findEmoji } from "../text/emoji.js";
import { h } from "../vdom.js";
import { lay } from "./popup.js";

/** Those that are there, and a button for one more. */
export function reactionBar(one, key, reader) {
  if (!one.reactions.length) return null;
  return h(
    "div",
    { class: "reactions" },
    one.reactions.map((reaction) => button(one, reaction, reader)),
    picker(one, `${key}:react-more`, reader, "reaction add"),
  );
}

function button(one, reaction, reader) {
  const names = reaction.users.map((id) => reader.person(id)?.real_name ?? id).join(", ");
  const name = `${reader.say("reacted", names)} :${reaction.name}:`;
  const props = {
    type: "button",
    class: "reaction",
    title: name,
    "aria-label": `${name}, ${reaction.users.length}`,
    "aria-pressed": String(reaction.mine),
    key: reaction.name,
  };
  return h(
    "button",
    { ...props, on: { click: () => react(one, reaction.name) } },
    h("span", { class: "emoji" }, emoji(reaction.name)),
    h("span", null, String(reaction.users.length)),
  );
}

/** The button that opens the choice of emoji, and the choice. */
export function picker(one, key, reader, className = "icon-button") {
  const open = state.open?.key === key ? state.open : null;
  const name = reader.say("add_reaction");
  const toggle = () => change((now) => (now.open = open ? null : { key, query: "" }));
  const props = {
    type: "button",
    class: className,
    id: key,
    title: name,
    "aria-label": name,
    "aria-haspopup": "dialog",
    "aria-expanded": String(Boolean(open)),
  };
  return h(
    "span",
    { class: "menu-anchor" },
    h("button", { ...props, on: { click: toggle } }, icon("smile")),
    open && choice(one, key, open, reader),
  );
}

function choice(one, key, open, reader) {
  const names = open.query
    ? findEmoji(open.query)
    : [...FREQUENT, ...findEmoji("").filter((name) => !FREQUENT.includes(name))];
  const focus = (node) => {
    lay(node);
    node.querySelector("input").focus();
  };
  const take = (name) => {
    shut(key);
    react(one, name);
  };
  const keydown = (event) => {
    if (event.key === "Escape") shut(key);
    else if (event.key === "Enter" && event.target.matches("input") && names.length) take(names[0]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const focusout = ({ currentTarget, relatedTarget }) =>
    !currentTarget.parentElement?.contains(relatedTarget) && shut(key, false);
  const props = {
    class: "popup emoji-picker",
    role: "dialog",
    "aria-label": reader.say("add_reaction"),
    created: focus,
    updated: lay,
  };
  return h(
    "div",
    { ...props, on: { keydown, focusout } },
    search(key, open, reader),
    h(
      "div",
      { class: "emoji-grid" },
      names.map((name) => face(name, take)),
    ),
  );
}

function search(key, open, reader) {
  const name = reader.say("search_emoji");
  const input = (event) => change((now) => (now.open = { key, query: event.target.value.replaceAll(":", "") }));
  return h("input", {
    class: "text-field",
    type: "text",
    value: open.query,
    placeholder: name,
    "aria-label": name,
    on: { input },
  });
}

function face(name, take) {
  return h(
    "button",
    {
      type: "button",
      class: "emoji-button",
      title: `:${name}:`,
      "aria-label": name.replaceAll("_", " "),
      key: name,
      on: { click: () => take(name) },
    },
    emoji(name),
  );
}

function shut(key, refocus = true) {
  change((now) => now.open?.key === key && (now.open = null));
  if (refocus) document.getElementById(key)?.focus();
}
