// Files of a message: images are shown, others as a card.

import { icon } from "../icons.js";
import { h } from "../vdom.js";

const UNITS = ["B", "kB", "MB"];

/** All files of a message. */
export function files(list, reader) {
  return (
    list.length > 0 &&
    h(
      "div",
      { class: "files" },
      list.map((file) => card(file, reader)),
    )
  );
}

function card(file, reader) {
  if (file.mode === "tombstone") return h("p", { class: "file-gone hint", key: file.id }, reader.say("file_deleted"));
  const name = file.title || file.name;
  const props = { class: "file", key: file.id, href: file.url, download: file.name };
  if (/^image\/(?!svg)/.test(file.mimetype ?? ""))
    return h("a", { ...props, class: "file shown" }, h("img", { src: file.url, alt: name }));
  return h(
    "a",
    props,
    h("span", { class: "file-face" }, icon("file")),
    h("span", { class: "file-words" }, h("b", null, name), h("span", { class: "hint" }, size(file.size, reader))),
  );
}

function size(bytes, reader) {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const number = new Intl.NumberFormat(reader.locale, { maximumFractionDigits: 1 });
  return `${number.format((bytes ?? 0) / 1000 ** step)} ${UNITS[step]}`;
}
