// Dialogs over the page: the app's topmost modal, confirmations, the panel of faults.

import { blocks } from "../blocks/index.js";
import { text, words } from "../blocks/objects.js";
import { icon } from "../icons.js";
import { change } from "../store.js";
import { viewSurface } from "../surface.js";
import { closeModal, submit } from "../using.js";
import { h } from "../vdom.js";
import { faultsPanel } from "./faults.js";
import { dialog } from "./dialog.js";

/** All that is open. */
export function dialogs(state, reader) {
  const view = state.snapshot.modals.at(-1);
  const { dialog: own } = state;
  return [
    view && modal(view, state, reader),
    own?.kind === "confirm" && confirm(own, reader),
    own?.kind === "faults" && faultsPanel(state, reader),
  ];
}

function modal(view, state, reader) {
  const busy = state.busy.has(`v:${view.id}/submit`);
  const trouble = state.failed.get(`v:${view.id}/submit`) ?? state.failed.get(`v:${view.id}/close`);
  const send = (event) => {
    event.preventDefault();
    if (view.submit) submit(view);
  };
  const close = view.close ? words(view.close) : reader.say(view.submit ? "cancel" : "close");
  const leave = h("button", { type: "button", class: "button", on: { click: () => closeModal(view) } }, close);
  const go =
    view.submit &&
    h(
      "button",
      { type: "submit", class: "button primary", disabled: view.submit_disabled, "aria-busy": busy && "true" },
      words(view.submit),
    );
  const wrong = Object.keys(view.errors).join();
  const content = [
    trouble && h("p", { class: "banner", role: "alert" }, icon("warning"), trouble),
    blocks(view.blocks, viewSurface(view, reader)),
  ];
  const form = h(
    "form",
    { class: "modal-form", novalidate: true, "data-wrong": wrong, "data-busy": busy ? "yes" : "no", updated: toFirstWrong, on: { submit: send } },
    h("div", { class: "modal-body", tabindex: "-1" }, content),
    h("footer", { class: "modal-foot" }, leave, go),
  );
  return dialog(
    { key: view.id, title: words(view.title), close: () => closeModal(view), reader, className: "modal" },
    form,
  );
}

/** Move the focus to the first error, also if it is the same as before. */
function toFirstWrong(form) {
  const { wrong, busy } = form.dataset;
  const tried = form.busy === "yes" && busy === "no";
  if (wrong && (tried || form.shown !== wrong)) form.querySelector("[aria-invalid=true]")?.focus();
  Object.assign(form, { shown: wrong, busy });
}

function confirm(own, reader) {
  const { title, text: body, confirm: yes, deny, style } = own.confirm;
  const answer = (meant) => {
    change((state) => (state.dialog = null));
    own.resolve(meant);
  };
  const buttons = [
    h("button", { type: "button", class: "button", on: { click: () => answer(false) } }, words(deny)),
    h(
      "button",
      {
        type: "button",
        class: `button ${style === "danger" ? "danger" : "primary"} solid`,
        "data-focus": "yes",
        on: { click: () => answer(true) },
      },
      words(yes),
    ),
  ];
  const content = [
    h("div", { class: "modal-body" }, text(body, reader)),
    h("footer", { class: "modal-foot" }, buttons),
  ];
  return dialog(
    {
      key: "confirm",
      title: words(title),
      close: () => answer(false),
      reader,
      role: "alertdialog",
      className: "confirm",
    },
    content,
  );
}
