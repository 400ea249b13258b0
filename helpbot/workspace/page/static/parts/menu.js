// A button that opens a menu. Arrows move, Escape closes and gives the focus back.

import { h } from "../vdom.js";
import { icon } from "../icons.js";
import { change } from "../store.js";
import { lay } from "./popup.js";

/**
 * Draw both. `items` are `{label, about?, act, url?, danger?, checked?, face?}`, a string is a heading; `open` tells
 * whether this menu is the open one; `content` replaces the icon `face` on the button.
 */
export function menu({ key, label, face, content, items, open, className = "icon-button", above }) {
  const props = {
    type: "button",
    class: className,
    id: key,
    title: content ? null : label,
    "aria-label": label,
    "aria-haspopup": "menu",
    "aria-expanded": String(Boolean(open)),
    on: { click: () => toggle(key, open), keydown: (event) => opener(event, key) },
  };
  const button = h("button", props, content ?? icon(face));
  return h("span", { class: "menu-anchor", "data-above": above }, button, open && list(key, label, items));
}

function toggle(key, open) {
  change((state) => (state.open = open ? null : { key }));
}

function opener(event, key) {
  if (event.key !== "ArrowDown") return;
  event.preventDefault();
  change((state) => (state.open = { key }));
}

function list(key, label, items) {
  const props = {
    class: "popup menu",
    role: "menu",
    "aria-label": label,
    created: (node) => {
      lay(node);
      first(node)?.focus();
    },
    updated: lay,
    on: { keydown: (event) => move(event, key), focusout: (event) => left(event, key) },
  };
  return h(
    "div",
    props,
    items.map((item) => drawn(item, key)),
  );
}

function drawn(item, key) {
  if (typeof item === "string") return h("div", { class: "menu-heading", role: "presentation" }, item);
  const act = () => {
    close(key);
    item.act();
  };
  const props = {
    class: `menu-item ${item.danger ? "danger" : ""}`,
    role: item.checked === undefined ? "menuitem" : "menuitemradio",
    "aria-checked": item.checked === undefined ? null : String(item.checked),
    tabindex: "-1",
    on: { click: act },
  };
  const words = h("span", { class: "menu-words" }, item.label, item.about && h("span", { class: "hint" }, item.about));
  const content = [item.face && icon(item.face), words];
  if (item.url) return h("a", { ...props, href: item.url, target: "_blank", rel: "noopener noreferrer" }, content);
  return h("button", { ...props, type: "button" }, content);
}

function close(key) {
  change((state) => state.open?.key === key && (state.open = null));
  document.getElementById(key)?.focus();
}

function move(event, key) {
  const all = [...event.currentTarget.querySelectorAll("[role^=menuitem]")];
  const now = all.indexOf(document.activeElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined) all[to % all.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") close(key);
  else return;
  if (event.key !== "Tab") event.preventDefault();
  event.stopPropagation();
}

function left(event, key) {
  const { currentTarget, relatedTarget } = event;
  if (currentTarget.parentElement?.contains(relatedTarget)) return;
  change((state) => state.open?.key === key && (state.open = null));
}

function first(node) {
  return node.querySelector("[aria-checked=true]") ?? node.querySelector("[role^=menuitem]");
}
