// Dates, times and moments, with the browser's own pickers. Moments are in the person's time zone, not the browser's.

import { h } from "../vdom.js";
import { fromZone, inZone } from "../zone.js";
import { trouble } from "./buttons.js";
import { words } from "./objects.js";

/** A day. */
export function datePicker(one, at) {
  return picker(one, at, "date", at.state.selected_date, (value) => ({ selected_date: value || null }));
}

/** A time of day. */
export function timePicker(one, at) {
  return picker(one, at, "time", at.state.selected_time, (value) => ({ selected_time: value || null }));
}

/** A moment, kept in Unix seconds. */
export function dateTimePicker(one, at) {
  const shown = at.state.selected_date_time ? inZone(at.state.selected_date_time, at.reader.tz) : "";
  return picker(one, at, "datetime-local", shown, (value) => ({
    selected_date_time: value ? fromZone(value, at.reader.tz) : null,
  }));
}

function picker(one, at, type, shown, entered) {
  const props = {
    id: at.id,
    class: "text-field picker",
    type,
    value: shown ?? "",
    title: words(one.placeholder) || null,
    "aria-label": at.label ?? null,
    "aria-invalid": at.invalid,
    "aria-describedby": at.describedBy,
    "data-focus": one.focus_on_load && "yes",
  };
  const change = (event) => at.enter(entered(event.target.value));
  return h("span", { class: "with-trouble" }, h("input", { ...props, on: { change } }), trouble(at));
}
