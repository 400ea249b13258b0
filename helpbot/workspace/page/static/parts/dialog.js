// A modal dialog of the browser: the page behind it is inert, Escape closes it, the focus returns to where it was.

import { iconButton } from "../icons.js";
import { h } from "../vdom.js";

const FIELDS = "input:not([type=file]), textarea, [role=combobox]";

/** A dialog with its title and a button to close it. */
export function dialog({ key, title, close, reader, role, className }, content) {
  const id = `title-${key}`;
  const props = {
    class: `dialog ${className}`,
    key: `dialog:${key}`,
    role,
    "aria-labelledby": id,
    created: show,
    removed: (node) => node.close(),
  };
  const cancel = (event) => {
    event.preventDefault();
    if (event.target === event.currentTarget) close();
  };
  return h(
    "dialog",
    { ...props, on: { cancel } },
    h("header", { class: "modal-head" }, h("h2", { id }, title), iconButton("close", reader.say("close"), close)),
    content,
  );
}

function show(node) {
  if (!node.isConnected) return;
  node.showModal();
  const wanted =
    node.querySelector("[data-focus=yes]") ?? node.querySelector(FIELDS) ?? node.querySelector(".modal-foot .button");
  wanted?.focus();
}
