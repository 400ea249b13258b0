// Text fields: single-line, multi-line, e-mail, URL, number.

import { h } from "../vdom.js";
import { words } from "./objects.js";

const KINDS = {
  email_text_input: { type: "email", inputmode: "email", autocomplete: "off" },
  number_input: { inputmode: "decimal" },
  url_text_input: { type: "url", inputmode: "url" },
};

/** A field; the app may want to hear of Enter, or of every letter. */
export function textInput(one, at) {
  const wanted = at.dispatches ? (one.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]) : [];
  const value = (event) => ({ value: event.target.value });
  const props = {
    id: at.id,
    class: "text-field",
    placeholder: words(one.placeholder) || null,
    value: at.state.value ?? "",
    "aria-label": at.label,
    "aria-invalid": at.invalid,
    "aria-describedby": at.describedBy,
    "data-focus": one.focus_on_load && "yes",
    on: {
      input: (event) => at.enter(value(event), wanted.includes("on_character_entered") ? "letter" : "draft"),
      change: (event) => at.enter(value(event), "left"),
      keydown: (event) => {
        if (event.key !== "Enter" || event.isComposing || !wanted.includes("on_enter_pressed") || one.multiline) return;
        event.preventDefault();
        at.enter(value(event), "dispatch");
      },
    },
  };
  return one.multiline
    ? h("textarea", { ...props, rows: "4" })
    : h("input", { type: "text", ...KINDS[one.type], ...props });
}
