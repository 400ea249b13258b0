// Actions on a message: by the bar above it, by keys while it has the focus.

import { openThread, perform } from "../doing.js";
import { iconButton } from "../icons.js";
import { change, state } from "../store.js";
import { sure } from "../using.js";
import { h } from "../vdom.js";
import { menu } from "./menu.js";
import { picker } from "./reactions.js";

/** The bar over the message that the mouse or the focus is on. */
export function toolbar(one, key, pane, reader) {
  if (one.ephemeral)
    return h(
      "div",
      { class: "message-tools" },
      iconButton("close", reader.say("dismiss"), () => remove(one)),
    );
  const reply = pane === "main" && iconButton("thread", reader.say("reply_in_thread"), () => replyTo(one));
  return h("div", { class: "message-tools" }, picker(one, `${key}:react`, reader), reply, more(one, key, reader));
}

/** The keys of Slack: T replies, R reacts, E edits, Delete deletes, M opens the menu. */
export function keys(event, one, key, reader) {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    t: () => replyTo(one),
    ArrowRight: () => replyTo(one),
    r: () => change((now) => (now.open = { key: `${key}:react`, query: "" })),
    m: () => change((now) => (now.open = { key: `${key}:more` })),
    e: () => own(one) && change((now) => (now.editing = key)),
    Delete: () => (own(one) || one.ephemeral) && askAndRemove(one, reader),
  }[event.key];
  if (!act || (one.ephemeral && event.key !== "Delete")) return;
  event.preventDefault();
  act();
}

function more(one, key, reader) {
  const shortcuts = state.snapshot.shortcuts.message.map((shortcut) => ({
    label: shortcut.name,
    about: shortcut.description,
    face: "bolt",
    act: () => perform("message_shortcut", { channel: one.channel, ts: one.ts, callback_id: shortcut.callback_id }),
  }));
  const mine = own(one) && [
    { label: reader.say("edit_message"), face: "edit", act: () => change((now) => (now.editing = key)) },
    { label: reader.say("delete_message"), face: "trash", danger: true, act: () => askAndRemove(one, reader) },
  ];
  const items = [...(mine || []), ...(shortcuts.length ? [reader.bot.name, ...shortcuts] : [])];
  if (!items.length) return null;
  return menu({
    key: `${key}:more`,
    label: reader.say("message_actions"),
    face: "more",
    items,
    open: state.open?.key === `${key}:more`,
  });
}

function own(one) {
  return one.user === state.me;
}

function replyTo(one) {
  openThread(one.thread_ts ?? one.ts);
}

async function askAndRemove(one, reader) {
  const text = (words) => ({ type: "plain_text", text: words });
  const dialog = { title: text(reader.say("delete_message")), text: text(reader.say("delete_sure")), style: "danger" };
  const buttons = { confirm: text(reader.say("delete_message")), deny: text(reader.say("cancel")) };
  if (one.ephemeral || (await sure({ ...dialog, ...buttons }))) await remove(one);
}

function remove(one) {
  return perform("delete", { channel: one.channel, ts: one.ts });
}
