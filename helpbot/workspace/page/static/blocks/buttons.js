// Buttons, feedback buttons, icon buttons.

import { h } from "../vdom.js";
import { icon } from "../icons.js";
import { words } from "./objects.js";

/** A button; one with an address opens it, and tells the app. */
export function button(one, at) {
  const props = {
    class: `button ${one.style ?? ""}`,
    "aria-label": one.accessibility_label,
    "aria-busy": at.busy && "true",
    on: { click: () => at.use() },
  };
  const face = h("span", null, words(one.text));
  const drawn = one.url
    ? h("a", { ...props, href: one.url, target: "_blank", rel: "noopener noreferrer" }, face)
    : h("button", { ...props, type: "button", "aria-disabled": at.busy && "true" }, face);
  return h("span", { class: "with-trouble" }, drawn, trouble(at));
}

/** Thumbs up and down; the one that was pressed stays so. */
export function feedbackButtons(one, at) {
  const thumbs = [
    ["thumbup", one.positive_button],
    ["thumbdown", one.negative_button],
  ];
  const drawn = thumbs.map(([face, thumb]) =>
    h(
      "button",
      {
        class: "quiet-button",
        type: "button",
        title: words(thumb.text),
        "aria-label": thumb.accessibility_label ?? words(thumb.text),
        "aria-pressed": String(at.pressed === thumb.value),
        on: { click: () => at.use(thumb.value) },
      },
      icon(face),
    ),
  );
  return h("span", { class: "with-trouble" }, drawn, trouble(at));
}

/** A button that is a small picture; for some it may be hidden. */
export function iconButton(one, at) {
  if (one.visible_to_user_ids && !one.visible_to_user_ids.includes(at.reader.me)) return null;
  const name = one.accessibility_label ?? words(one.text);
  const props = { class: "quiet-button", type: "button", title: words(one.text), "aria-label": name };
  return h(
    "span",
    { class: "with-trouble" },
    h("button", { ...props, on: { click: () => at.use() } }, icon(one.icon)),
    trouble(at),
  );
}

/** The sign that the app did not hear of it. */
export function trouble(at) {
  return (
    at.failed &&
    h(
      "span",
      { class: "trouble", role: "alert", title: at.failed },
      icon("warning"),
      h("span", { class: "unseen" }, at.failed),
    )
  );
}
