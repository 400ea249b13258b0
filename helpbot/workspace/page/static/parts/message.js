// One message: author, time, text; files, previews, reactions, its thread. Redrawn only when something in it changes.

import { avatar } from "../avatar.js";
import { blocks } from "../blocks/index.js";
import { openThread } from "../doing.js";
import { icon } from "../icons.js";
import { change, state as store } from "../store.js";
import { messageSurface, touched } from "../surface.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { bareClock, clock, moment } from "../time.js";
import { h, lazy } from "../vdom.js";
import { attachments } from "./attachments.js";
import { editor } from "./editor.js";
import { files } from "./files.js";
import { keys, toolbar } from "./message_actions.js";
import { reactionBar } from "./reactions.js";

const NOTICES = { channel_join: "add", channel_leave: "close", tombstone: "trash" };
const NOTICED = { channel_join: "has_joined", channel_leave: "has_left", tombstone: "deleted" };

/** The message in a pane; `follows`: the one before is of the same person. */
export function message(one, { pane, state, reader, follows }) {
  const key = `${pane}:${one.channel}:${one.ts}`;
  const active = state.active === key;
  const editing = state.editing === key;
  const open = state.open?.key.startsWith(`${key}:`) ? state.open : null;
  const status =
    pane === "main" && !one.channel.startsWith("D") ? state.snapshot.agent[one.channel]?.statuses[one.ts] : null;
  const target = state.target === one.ts;
  const deps = [
    one,
    reader,
    follows,
    active,
    editing,
    open,
    status,
    target,
    touched(`m:${one.channel}:${one.ts}`),
    state.snapshot.shortcuts,
  ];
  return lazy(key, deps, () => drawn(one, { key, pane, reader, follows, active, editing, status, target }));
}

function drawn(one, view) {
  const { key, reader, pane, active } = view;
  if (NOTICES[one.subtype]) return notice(one, view);
  const who = reader.person(one.user) ?? { id: one.user, name: one.user, real_name: one.user };
  const props = {
    class: `message ${view.follows ? "follows" : ""} ${one.ephemeral ? "ephemeral" : ""} ${view.target ? "target" : ""}`,
    tabindex: "0",
    "data-ts": one.ts,
    "aria-label": `${who.real_name}, ${clock(one.ts, reader)}${one.ephemeral ? `, ${reader.say("only_you")}` : ""}`,
    on: {
      mouseenter: () => activate(key),
      mouseleave: ({ currentTarget }) => !currentTarget.contains(document.activeElement) && deactivate(key),
      focusin: () => activate(key),
      focusout: ({ currentTarget, relatedTarget }) =>
        !currentTarget.contains(relatedTarget) && !currentTarget.matches(":hover") && deactivate(key),
      keydown: (event) => keys(event, one, key, reader),
    },
  };
  return h(
    "article",
    props,
    gutter(one, who, view),
    h("div", { class: "message-body" }, head(one, who, view), content(one, view), beneath(one, view)),
    active && !view.editing && toolbar(one, key, pane, reader),
  );
}

function gutter(one, who, { follows, reader }) {
  return h(
    "div",
    { class: "gutter" },
    follows ? h("time", { class: "gutter-time", title: moment(one.ts, reader), "aria-hidden": "true" }, bareClock(one.ts, reader)) : avatar(who),
  );
}

function head(one, who, { follows, reader }) {
  const only = one.ephemeral && h("p", { class: "only-you" }, icon("eye"), reader.say("only_you"));
  if (follows) return only;
  const name = h("span", { class: "author" }, who.real_name || who.name);
  const mark = who.is_bot && h("span", { class: "app-mark" }, reader.say("app"));
  return [
    only,
    h(
      "p",
      { class: "message-head" },
      name,
      mark,
      h("time", { class: "when", title: moment(one.ts, reader) }, clock(one.ts, reader)),
    ),
  ];
}

function content(one, { key, pane, reader, editing }) {
  if (editing) return editor(one, key, reader);
  const edited = one.edited && h("span", { class: "edited" }, ` ${reader.say("edited")}`);
  if (one.blocks.length) return [blocks(one.blocks, messageSurface(one, pane, reader)), edited && h("p", null, edited)];
  return (one.text || edited) && h("div", { class: "text" }, mrkdwn(one.text, reader), edited);
}

function beneath(one, { key, pane, reader, status }) {
  return [
    files(one.files, reader),
    attachments(one, pane, reader),
    reactionBar(one, key, reader),
    pane === "main" && one.reply_count > 0 && thread(one, reader),
    status && working(status, reader),
  ];
}

function thread(one, reader) {
  const words = one.reply_count === 1 ? reader.say("reply") : reader.say("replies", one.reply_count);
  const faces = one.reply_users
    .slice(0, 4)
    .map((id) => reader.person(id))
    .filter(Boolean)
    .map((who) => avatar(who, "tiny"));
  return h(
    "button",
    { type: "button", class: "thread-link", on: { click: () => openThread(one.ts) } },
    h("span", { class: "faces" }, faces),
    h("span", null, words),
  );
}

/** What the app says that it is doing. */
export function working(status, reader) {
  const words = `${reader.bot.name} ${status.text}`;
  const more = status.loading_messages?.length > 0 && h("span", { class: "working-more" }, status.loading_messages[0]);
  return h(
    "p",
    { class: "working", key: "working", role: "status" },
    h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
    h("span", null, words),
    more,
  );
}

/** Somebody came or went, or took back a message on which replies hang. */
function notice(one, { reader, key, pane }) {
  const words = mrkdwn(reader.say(NOTICED[one.subtype], `<@${one.user}>`), reader);
  const when = h("time", { class: "when" }, clock(one.ts, reader));
  const body = h(
    "div",
    { class: "message-body" },
    h("p", null, words, " ", when),
    pane === "main" && one.reply_count > 0 && thread(one, reader),
  );
  const props = { class: "message notice", tabindex: "0", "data-ts": one.ts, on: { focusin: () => activate(key) } };
  return h("article", props, h("div", { class: "gutter" }, icon(NOTICES[one.subtype])), body);
}

function activate(key) {
  if (store.active !== key) change((state) => (state.active = key));
}

function deactivate(key) {
  if (store.active === key && !store.open?.key.startsWith(`${key}:`)) change((state) => (state.active = ""));
}
