// Icons as SVG, so that the page needs no font of its own.

import { h } from "./vdom.js";

const PATHS = {
  add: "M10 4v12M4 10h12",
  attach: "M14.5 9.5l-5 5a3.2 3.2 0 0 1-4.6-4.6l6-6a2.1 2.1 0 0 1 3 3l-6 6a1 1 0 0 1-1.4-1.4l5-5",
  back: "M12 4l-6 6 6 6",
  bolt: "M11 2.5L4.5 11.5H9l-.5 6 7-9.5H11z",
  channel: "M8 3L6.5 17M13.5 3L12 17M3.5 7.5h13.5M3 12.5h13.5",
  close: "M5 5l10 10M15 5L5 15",
  down: "M5 8l5 5 5-5",
  edit: "M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2z",
  eye: "M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  file: "M5.5 2.5h6l3.5 3.5v11.5h-9.5zM11.5 2.5v4h3.5",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  moon: "M16 11.8A6.5 6.5 0 1 1 8.2 4a5.2 5.2 0 0 0 7.8 7.8z",
  more: "M10 4.6v.01M10 10v.01M10 15.4v.01",
  send: "M3.5 3.5l13.5 6.5-13.5 6.5 2-6.5zM5.5 10h6",
  smile: "M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM7.4 8v.01M12.6 8v.01M6.6 11.6a4 4 0 0 0 6.8 0",
  storm: "M5.8 12.5a3.3 3.3 0 0 1 .3-6.5 4.4 4.4 0 0 1 8.3 1.2 2.7 2.7 0 0 1-.2 5.3M10.5 9.5L8.5 13h3l-2 4",
  sun: "M10 13.4a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4",
  thread: "M3.5 4h13v9.5h-7L6 16.5v-3H3.5zM6.5 7.3h7M6.5 10.2h4.5",
  thumbdown:
    "M6 11.5V3.5H3.5v8zM6 4.5l1.5-1h6a1.5 1.5 0 0 1 1.4 1l1.4 4.5a1.5 1.5 0 0 1-1.4 2h-4l.6 3.5a1.3 1.3 0 0 1-2.4.9L6 11",
  thumbup:
    "M6 8.5v8H3.5v-8zM6 15.5l1.5 1h6a1.5 1.5 0 0 0 1.4-1l1.4-4.5a1.5 1.5 0 0 0-1.4-2h-4l.6-3.5a1.3 1.3 0 0 0-2.4-.9L6 9",
  trash: "M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.8 11.5h7.4l.8-11.5M8.5 8.5v5.5M11.5 8.5v5.5",
  warning: "M10 3l7.5 13.5h-15zM10 8v4M10 14.2v.01",
};

/** A button that shows only an icon; `name` is its label. */
export function iconButton(face, name, click, props = {}) {
  return h(
    "button",
    { type: "button", class: "icon-button", title: name, "aria-label": name, on: { click }, ...props },
    icon(face),
  );
}

/** An icon by its name; decoration only, so label what contains it. */
export function icon(name) {
  return h(
    "svg",
    { class: "icon", "data-icon": name, viewBox: "0 0 20 20", "aria-hidden": "true" },
    h("path", { d: PATHS[name] }),
  );
}
