// The middle of the page: a channel, the direct message with the bot, or its home tab; and the thread beside it.

import { avatar } from "../avatar.js";
import { blocks } from "../blocks/index.js";
import { closeThread, perform } from "../doing.js";
import { icon, iconButton } from "../icons.js";
import { toEnd } from "../scrolling.js";
import { viewSurface } from "../surface.js";
import { h } from "../vdom.js";
import { composer } from "./composer.js";
import { header } from "./header.js";
import { working } from "./message.js";
import { messageList } from "./messages.js";

/** The middle. */
export function pane(state, channel, reader) {
  const tabbed =
    channel.kind === "im" ? { role: "tabpanel", id: "panel", "aria-labelledby": `tab-${state.tab}` } : { id: "panel" };
  const content = channel.kind === "im" && state.tab === "home" ? home(state, reader) : talk(state, channel, reader);
  return h(
    "main",
    { class: "pane", key: "pane" },
    header(state, channel, reader),
    h("div", { class: "pane-content", ...tabbed }, content),
  );
}

/** The panel of the open thread. */
export function threadPane(state, channel, reader) {
  const all = state.snapshot.messages[channel.id] ?? [];
  const list = all.filter((one) => one.ts === state.thread || one.thread_ts === state.thread);
  if (!state.thread || !list.length) return null;
  const { statuses, titles } = state.snapshot.agent[channel.id];
  const status = statuses[state.thread];
  const title = h(
    "div",
    { class: "pane-title" },
    h("h2", null, reader.say("thread")),
    h("span", { class: "pane-topic" }, titles[state.thread] ?? channel.label),
    iconButton("close", reader.say("close"), closeThread),
  );
  const name = `${reader.say("thread")} ${state.thread}`;
  const messages = messageList({ list, pane: "thread", name, state, reader, after: status && working(status, reader) });
  const escape = (event) => event.key === "Escape" && !state.open && closeThread();
  return h(
    "aside",
    { class: "pane thread", key: "thread", "aria-label": reader.say("thread"), on: { keydown: escape } },
    h("header", { class: "pane-header" }, title),
    h("div", { class: "pane-content" }, messages, composer({ channel, thread: state.thread, reader })),
  );
}

function talk(state, channel, reader) {
  if (!channel.is_member) return outside(channel, reader);
  const list = state.snapshot.messages[channel.id].filter((one) => one.in_channel);
  const { statuses, prompts } = state.snapshot.agent[channel.id];
  const status = channel.kind === "im" && Object.values(statuses).at(-1);
  const name = reader.say("messages_in", channel.label);
  const before = beginning(channel, list, prompts, reader);
  return [
    messageList({
      list,
      pane: "main",
      name,
      state,
      reader,
      before,
      after: [
        status && working(status, reader),
        list.at(-1)?.by_app && !asks(list.at(-1)) && suggested(prompts, channel, reader),
      ],
      newFrom: state.newFrom,
    }),
    composer({ channel, reader }),
  ];
}

/** Whether a message waits for an answer by a button, so that suggestions would only distract. */
function asks(message) {
  return message.blocks.some((block) => block.type === "actions");
}

function beginning(channel, list, prompts, reader) {
  const im = channel.kind === "im";
  const face = im ? avatar(reader.bot, "large") : h("span", { class: "beginning-face" }, icon("channel"));
  const words = im ? reader.bot.name : channel.label;
  const about = h("p", null, reader.say(im ? "empty_direct" : "empty_channel", words));
  return h(
    "div",
    { class: "beginning", key: "beginning" },
    face,
    h("h2", null, words),
    about,
    list.length === 0 && suggested(prompts, channel, reader, "cards"),
  );
}

function suggested(prompts, channel, reader, look = "chips-row") {
  if (!prompts?.prompts.length) return null;
  const buttons = prompts.prompts.map(({ title, message }) =>
    h(
      "button",
      {
        type: "button",
        class: "prompt",
        title: message,
        key: title,
        on: { click: () => pressed(channel, message) },
      },
      title,
    ),
  );
  return h(
    "div",
    { class: `prompts ${look}`, role: "group", "aria-label": prompts.title || reader.say("suggestions"), key: look },
    look === "cards" && prompts.title && h("p", null, prompts.title),
    buttons,
  );
}

function pressed(channel, message) {
  toEnd("main");
  return perform("say", { channel: channel.id, text: message });
}

function outside(channel, reader) {
  const join = () => perform("join", { channel: channel.id });
  return h(
    "div",
    { class: "beginning" },
    h("span", { class: "beginning-face" }, icon("channel")),
    h("h2", null, channel.label),
    h("p", null, reader.say("join_about")),
    h("button", { type: "button", class: "button primary", on: { click: join } }, reader.say("join", channel.label)),
  );
}

function home(state, reader) {
  const view = state.snapshot.home;
  const content = view
    ? blocks(view.blocks, viewSurface(view, reader))
    : h("p", { class: "empty" }, reader.say("empty_home"));
  return h(
    "div",
    { class: "scroller home", key: "home", tabindex: "0", role: "region", "aria-label": reader.say("home") },
    h("div", { class: "home-content" }, content),
  );
}
