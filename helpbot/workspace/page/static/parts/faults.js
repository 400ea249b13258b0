// The panel of faults: what happens to apps at Slack now and then, at the push of a button.

import { perform, toast } from "../doing.js";
import { change } from "../store.js";
import { h } from "../vdom.js";
import { dialog } from "./dialog.js";

const METHODS = ["chat.postMessage", "chat.update", "views.open", "views.publish", "reactions.add", "users.info"];
const KINDS = [
  ["rate_limit", "faults_rate"],
  ["server_error", "faults_server"],
  ["lost_answer", "faults_lost"],
  ["slow", "faults_slow"],
];
const WHOLE = [
  ["drop_connections", "faults_drop"],
  ["events_twice", "faults_twice"],
  ["clear", "faults_clear"],
];

/** The dialog. */
export function faultsPanel(state, reader) {
  const { say } = reader;
  const make = (kind, name) => async () => {
    const panel = document.querySelector(".faults");
    const seconds = Number(panel.querySelector("[name=seconds]").value);
    const method = panel.querySelector("[name=method]").value;
    if (await perform("fault", { kind, method, seconds })) toast(say("faults_done", say(name)));
  };
  const button = ([kind, name]) =>
    h("button", { type: "button", class: "button", key: kind, on: { click: make(kind, name) } }, say(name));
  const methods = h(
    "select",
    { name: "method", class: "text-field" },
    METHODS.map((method) => h("option", null, method)),
  );
  const seconds = h("input", { name: "seconds", type: "number", class: "text-field", min: "1", max: "60", value: "5" });
  const fields = h(
    "div",
    { class: "faults-fields" },
    h("label", null, say("faults_method"), methods),
    h("label", null, say("faults_seconds"), seconds),
  );
  const body = h(
    "div",
    { class: "modal-body faults" },
    h("p", { class: "hint" }, say("faults_about")),
    fields,
    h("div", { class: "faults-buttons" }, KINDS.map(button)),
    h("hr"),
    h("div", { class: "faults-buttons" }, WHOLE.map(button)),
  );
  const close = () => change((now) => (now.dialog = null));
  return dialog({ key: "faults", title: say("faults"), close, reader, className: "confirm" }, body);
}
