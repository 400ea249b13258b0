// A field with a list to choose from, after the combobox pattern of the ARIA guide.

import { h } from "../vdom.js";
import { icon } from "../icons.js";
import { change } from "../store.js";
import { lay } from "./popup.js";

/** Draw it; what the properties are stands in blocks/select.js. */
export function combobox(box) {
  const groups = box.open ? shown(box) : [];
  const flat = groups.flatMap((group) => group.choices);
  const chips = box.several && box.chosen.map((choice) => chip(choice, box));
  const clear =
    box.clearable &&
    !box.several &&
    box.chosen.length > 0 &&
    h(
      "button",
      {
        type: "button",
        class: "chip-close",
        "aria-label": box.say("clear"),
        on: { click: () => box.remove(box.chosen[0]) },
      },
      icon("close"),
    );
  return h(
    "span",
    { class: "combobox" },
    chips,
    field(box, flat),
    clear,
    icon("down"),
    box.open && list(box, groups, flat),
  );
}

function field(box, flat) {
  const single = box.several ? "" : (box.chosen[0]?.label ?? "");
  return h("input", {
    id: box.id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    value: box.open ? box.open.query : single,
    placeholder: box.chosen.length && box.several ? null : box.placeholder || null,
    "aria-label": box.label,
    "aria-invalid": box.invalid,
    "aria-describedby": box.describedBy,
    "aria-expanded": String(Boolean(box.open)),
    "aria-controls": box.open ? `${box.id}-list` : null,
    "aria-autocomplete": "list",
    "aria-activedescendant": box.open && flat.length ? `${box.id}-${box.open.active}` : null,
    "data-focus": box.focusFirst && "yes",
    on: {
      click: () => open(box),
      input: (event) => typed(box, event.target.value),
      keydown: (event) => pressed(event, box, flat),
      blur: () => shut(box),
    },
  });
}

function chip(choice, box) {
  const props = {
    type: "button",
    class: "chip-close",
    "aria-label": box.say("remove", choice.label),
    on: { click: () => box.remove(choice) },
  };
  return h(
    "span",
    { class: "chip", key: choice.value },
    h("span", null, choice.label),
    h("button", props, icon("close")),
  );
}

function list(box, groups, flat) {
  const props = {
    class: "popup listbox",
    id: `${box.id}-list`,
    role: "listbox",
    "data-wide": "yes",
    "aria-label": box.label ?? box.placeholder ?? box.id,
  };
  const hooks = { created: lay, updated: (node) => lay(node) };
  const note =
    !flat.length &&
    h("div", { class: "menu-note", role: "option", "aria-disabled": "true", "aria-selected": "false" }, notice(box));
  let number = 0;
  const drawn = groups.map((group) => {
    const rows = group.choices.map((choice) => row(choice, number++, box));
    if (!group.label) return rows;
    return h(
      "div",
      { role: "group", "aria-label": group.label },
      h("div", { class: "menu-heading", "aria-hidden": "true" }, group.label),
      rows,
    );
  });
  return h("div", { ...props, ...hooks }, drawn, note);
}

function row(choice, number, box) {
  const active = number === box.open.active;
  const props = {
    class: `menu-item ${active ? "active" : ""}`,
    id: `${box.id}-${number}`,
    role: "option",
    "aria-selected": String(box.chosen.some((one) => one.value === choice.value)),
    updated: (node) => active && node.scrollIntoView({ block: "nearest" }),
    on: { mousedown: (event) => event.preventDefault(), click: () => take(box, choice) },
  };
  return h(
    "div",
    props,
    h("span", { class: "menu-words" }, choice.label, choice.about && h("span", { class: "hint" }, choice.about)),
  );
}

function shown(box) {
  const typed = box.filtered ? box.open.query.trim().toLowerCase() : "";
  const taken = new Set(box.several ? box.chosen.map((choice) => choice.value) : []);
  const fits = (choice) => !taken.has(choice.value) && choice.label.toLowerCase().includes(typed);
  return box.offered
    .map((group) => ({ ...group, choices: group.choices.filter(fits) }))
    .filter((group) => group.choices.length);
}

function notice(box) {
  if (box.open.trouble) return box.open.trouble;
  if (box.open.query.length < box.least) return box.say("type_more", box.least);
  return box.say(box.open.loading ? "loading" : "no_matches");
}

function open(box) {
  if (box.open) return;
  change((state) => (state.open = { key: box.id, query: "", active: 0 }));
  if (!box.least) box.query("");
}

function typed(box, query) {
  change(
    (state) => (state.open = { ...(state.open?.key === box.id ? state.open : {}), key: box.id, query, active: 0 }),
  );
  box.query(query);
}

function shut(box) {
  change((state) => state.open?.key === box.id && (state.open = null));
}

function take(box, choice) {
  shut(box);
  box.choose(choice);
}

function pressed(event, box, flat) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) {
    if (box.open) step(moves[event.key], flat.length);
    else open(box);
  } else if (event.key === "Enter") {
    if (box.open && flat[box.open.active]) take(box, flat[box.open.active]);
    else open(box);
  } else if (event.key === "Escape" && box.open) shut(box);
  else if (event.key === "Backspace" && box.several && !event.target.value && box.chosen.length)
    return box.remove(box.chosen.at(-1));
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function step(by, length) {
  change((state) => (state.open = { ...state.open, active: (state.open.active + by + length) % Math.max(1, length) }));
}
