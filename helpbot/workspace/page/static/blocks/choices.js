// Checkboxes and radio buttons.

import { h } from "../vdom.js";
import { trouble } from "./buttons.js";
import { text } from "./objects.js";

/** Any of a few. */
export function checkboxes(one, at) {
  const chosen = (at.state.selected_options ?? []).map((option) => option.value);
  return choices(one, at, "checkbox", chosen, (event) => {
    const boxes = [...event.target.closest(".choices").querySelectorAll("input")];
    at.enter({ selected_options: one.options.filter((_, index) => boxes[index].checked) });
  });
}

/** One of a few. */
export function radioButtons(one, at) {
  const chosen = [at.state.selected_option?.value];
  return choices(one, at, "radio", chosen, (event) =>
    at.enter({ selected_option: one.options.find((option) => option.value === event.target.value) }),
  );
}

function choices(one, at, type, chosen, change) {
  const props = { class: "choices", role: at.label ? "group" : null, "aria-label": at.label };
  const drawn = one.options.map((option, index) => {
    const id = `${at.id}-${index}`;
    const field = {
      id,
      type,
      name: at.id,
      value: option.value,
      checked: chosen.includes(option.value),
      "aria-invalid": at.invalid,
    };
    const more = option.description && h("span", { class: "hint" }, text(option.description, at.reader));
    return h(
      "label",
      { class: "choice", for: id },
      h("input", { ...field, on: { change } }),
      h("span", null, text(option.text, at.reader), more),
    );
  });
  return h("div", props, drawn, trouble(at));
}
