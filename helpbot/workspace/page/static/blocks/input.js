// The `input` block: a label, a field, a hint, and what is wrong with it.

import { h } from "../vdom.js";
import { icon } from "../icons.js";
import { element } from "./elements.js";
import { words } from "./objects.js";

const GROUPS = new Set(["checkboxes", "radio_buttons"]);

/** The whole field; groups of choices are labelled as groups. */
export function input(block, surface) {
  const one = block.element;
  const wrong = surface.errors[block.block_id];
  const at = surface.at(block, one, wrong);
  const hint = block.hint && h("p", { class: "hint", id: `${at.id}-hint` }, words(block.hint));
  const error = wrong && h("p", { class: "field-error", id: `${at.id}-error` }, icon("warning"), wrong);
  const content = [element(one, { ...at, describedBy: described(at.id, hint, error) }), hint, error];
  if (!GROUPS.has(one.type)) return h("div", { class: "input-block" }, label(block, at), content);
  const props = { class: "input-block", "aria-describedby": described(at.id, hint, error) };
  return h("fieldset", props, h("legend", { class: "label" }, named(block, at)), content);
}

function label(block, at) {
  return h("label", { class: "label", for: at.id }, named(block, at));
}

function named(block, at) {
  return [
    words(block.label),
    block.optional ? h("span", { class: "optional" }, ` (${at.reader.say("optional")})`) : null,
  ];
}

function described(id, hint, error) {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
}
