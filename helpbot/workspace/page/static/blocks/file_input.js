// Files from the person's machine, uploaded as soon as they are chosen.

import { h } from "../vdom.js";
import { icon } from "../icons.js";

/** The files so far, and a button for more. */
export function fileInput(one, at) {
  const files = at.state.files ?? [];
  const accept = one.filetypes?.map((type) => `.${type}`).join(",");
  const props = {
    id: at.id,
    class: "unseen",
    type: "file",
    accept,
    multiple: (one.max_files ?? 10) > 1,
    "aria-invalid": at.invalid,
    "aria-describedby": at.describedBy,
  };
  const change = async (event) => {
    const chosen = [...event.target.files];
    event.target.value = "";
    const stored = await at.upload(chosen);
    if (stored.length) at.enter({ files: [...files, ...stored] });
  };
  return h(
    "div",
    { class: "file-input" },
    files.map((file) => chip(file, files, at)),
    h("input", { ...props, on: { change } }),
    h("label", { class: "button", for: at.id }, at.reader.say("upload")),
  );
}

function chip(file, files, at) {
  const remove = () => at.enter({ files: files.filter((other) => other.id !== file.id) });
  const props = {
    type: "button",
    class: "chip-close",
    "aria-label": at.reader.say("remove", file.name),
    on: { click: remove },
  };
  return h(
    "span",
    { class: "chip", key: file.id },
    icon("file"),
    h("span", null, file.name),
    h("button", props, icon("close")),
  );
}
