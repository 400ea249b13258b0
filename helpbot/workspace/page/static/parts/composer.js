// Where a person writes: Enter sends, Shift and Enter breaks the line, `/` offers commands, `@` offers people.

import { icon, iconButton } from "../icons.js";
import { send } from "../sending.js";
import { change, draftOf, state } from "../store.js";
import { uploadAll } from "../using.js";
import { h } from "../vdom.js";
import { chosen, offers, suggestions } from "./composer_offers.js";
import { shortcutsMenu } from "./shortcuts.js";

/** The field for a channel, or for a thread in it. */
export function composer({ channel, thread, reader }) {
  const key = `composer:${state.me}:${channel.id}:${thread ?? ""}`;
  const draft = draftOf(key);
  const offered = offers(state, key, thread, reader);
  const submit = () => send(key, channel.id, thread);
  const form = {
    class: "composer",
    key,
    on: {
      submit: (event) => event.preventDefault(),
      dragover: (event) => event.preventDefault(),
      drop: (event) => take(event, key, event.dataTransfer.files),
      paste: (event) => event.clipboardData.files.length && take(event, key, event.clipboardData.files),
    },
  };
  const trouble =
    draft.trouble &&
    h("p", { class: "field-error", role: "alert", key: "trouble" }, icon("warning"), draft.trouble);
  return h(
    "form",
    form,
    suggestions(offered, { key, state, reader, pick }),
    trouble,
    field({ key, draft, channel, thread, reader, offered, submit }),
    chips(key, draft, reader),
    tools(key, draft, thread, reader, submit),
  );
}

function field({ key, draft, channel, thread, reader, offered, submit }) {
  const name = thread ? reader.say("composer_thread") : reader.say("composer", channel.label);
  const at = offered.length ? state.open.active : null;
  return h("textarea", {
    id: key,
    key: "field",
    class: "composer-field",
    rows: "1",
    value: draft.text,
    placeholder: name,
    "aria-label": name,
    "aria-autocomplete": "list",
    "aria-controls": offered.length ? `${key}-list` : null,
    "aria-activedescendant": at === null ? null : `${key}-${at}`,
    updated: grow,
    created: grow,
    on: {
      input: (event) => write(key, event.target),
      keydown: (event) => pressed(event, key, offered, submit),
      blur: () => change((now) => now.open?.key === key && (now.open = null)),
    },
  });
}

function tools(key, draft, thread, reader, submit) {
  const empty = !draft.text.trim() && !draft.files.length;
  const attach = h("input", {
    type: "file",
    multiple: true,
    hidden: true,
    id: `${key}-files`,
    tabindex: "-1",
    "aria-label": reader.say("attach"),
    on: { change: (event) => take(event, key, event.target.files) },
  });
  const open = () => document.getElementById(`${key}-files`).click();
  return h(
    "div",
    { class: "composer-tools", key: "tools" },
    !thread && shortcutsMenu(`${key}-shortcuts`, reader),
    attach,
    iconButton("attach", reader.say("attach"), open),
    h("span", { class: "gap" }),
    iconButton("send", reader.say("send"), submit, { class: "send", disabled: empty }),
  );
}

function chips(key, draft, reader) {
  const remove = (file) =>
    change(() => state.drafts.set(key, { ...draft, files: draft.files.filter((other) => other !== file) }));
  const drawn = draft.files.map((file) => {
    const props = {
      type: "button",
      class: "chip-close",
      "aria-label": reader.say("remove", file.name),
      on: { click: () => remove(file) },
    };
    return h(
      "span",
      { class: "chip", key: file.id },
      icon("file"),
      h("span", null, file.name),
      h("button", props, icon("close")),
    );
  });
  return drawn.length > 0 && h("div", { class: "chips", key: "chips" }, drawn);
}

async function take(event, key, list) {
  event.preventDefault();
  const chosen = [...list];
  if (event.target.type === "file") event.target.value = "";
  const stored = await uploadAll(chosen);
  const draft = draftOf(key);
  change(() => state.drafts.set(key, { ...draft, files: [...draft.files, ...stored] }));
}

function write(key, node) {
  const draft = draftOf(key);
  const word = /(?:^|\s)([@/][\p{L}\p{N}_-]*)$/u.exec(node.value.slice(0, node.selectionStart))?.[1];
  const command = word?.startsWith("/") && node.value !== word;
  change(() => {
    state.drafts.set(key, { text: node.value, files: draft.files });
    state.open = word && !command ? { key, word, active: 0 } : state.open?.key === key ? null : state.open;
  });
}

function pressed(event, key, offered, submit) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.isComposing) return;
  if (offered.length && step)
    change((now) => (now.open = { ...now.open, active: (now.open.active + step + offered.length) % offered.length }));
  else if (offered.length && event.key === "Escape") change((now) => (now.open = null));
  else if (offered.length && (event.key === "Tab" || (event.key === "Enter" && !chosen(offered, state))))
    pick(key, offered[state.open.active]);
  else if (event.key === "ArrowUp" && !event.target.value) toNewest(event.target);
  else if (event.key === "Enter" && !event.shiftKey) submit();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** From the empty field to the newest message above it. */
function toNewest(node) {
  [...node.closest(".pane-content").querySelectorAll("article")].at(-1)?.focus();
}

/** Replace the word that is being typed by what was picked. */
function pick(key, offer) {
  const node = document.getElementById(key);
  const at = node.selectionStart;
  const start = at - state.open.word.length;
  node.value = `${node.value.slice(0, start)}${offer.insert} ${node.value.slice(at)}`;
  node.setSelectionRange(start + offer.insert.length + 1, start + offer.insert.length + 1);
  node.focus();
  write(key, node);
}

function grow(node) {
  node.style.setProperty("height", "auto");
  node.style.setProperty("height", `${Math.min(node.scrollHeight, 220)}px`);
}
