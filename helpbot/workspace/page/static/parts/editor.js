// Editing one's own message in place.

import { saveEdit } from "../doing.js";
import { change } from "../store.js";
import { typed } from "../text/mrkdwn.js";
import { h } from "../vdom.js";

/** The field with what was written, and its two buttons. */
export function editor(one, key, reader) {
  const stop = () => change((state) => (state.editing = ""));
  const save = (node) => saveEdit(one, node.closest(".editor").querySelector("textarea").value);
  const keydown = (event) => {
    if (event.key === "Escape") stop();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save(event.target);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const focus = (node) => {
    node.focus();
    node.setSelectionRange(node.value.length, node.value.length);
  };
  const field = {
    id: `${key}:editor`,
    class: "text-field",
    rows: "2",
    value: typed(one.text, reader),
    "aria-label": reader.say("edit_message"),
    created: focus,
    removed: giveBack,
  };
  const cancel = h("button", { type: "button", class: "button", on: { click: stop } }, reader.say("cancel"));
  const done = h(
    "button",
    { type: "button", class: "button primary", on: { click: (event) => save(event.target) } },
    reader.say("save"),
  );
  return h(
    "div",
    { class: "editor" },
    h("textarea", { ...field, on: { keydown } }),
    h("div", { class: "editor-buttons" }, cancel, done),
  );
}

/** When it goes away, its message takes the focus that it had. */
function giveBack(node) {
  if (node.parentElement.contains(document.activeElement)) node.closest("article").focus({ preventScroll: true });
}
