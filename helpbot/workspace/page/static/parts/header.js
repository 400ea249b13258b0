// The header: the channel, its topic and members; or the bot, with its tabs.

import { avatar } from "../avatar.js";
import { goTo, perform } from "../doing.js";
import { icon } from "../icons.js";
import { h } from "../vdom.js";
import { menu } from "./menu.js";

/** The head of a channel or direct message. */
export function header(state, channel, reader) {
  return channel.kind === "im" ? appHeader(state, channel, reader) : channelHeader(state, channel, reader);
}

function appHeader(state, channel, reader) {
  const { app } = state.snapshot;
  const status = reader.say(app.connected ? "connected" : "not_connected");
  const title = h(
    "div",
    { class: "pane-title" },
    avatar(reader.bot, "small"),
    h("h1", null, reader.bot.name),
    h("span", { class: "app-mark" }, reader.say("app")),
    h(
      "span",
      { class: `presence ${app.connected ? "on" : ""}`, title: status },
      h("span", { class: "unseen" }, status),
    ),
    h("span", { class: "pane-topic" }, app.description),
  );
  const tabs = ["messages", ...(app.has_home ? ["home"] : [])].map((name) => tab(name, state, channel, reader));
  return h(
    "header",
    { class: "pane-header" },
    title,
    h("div", { class: "tabs", role: "tablist", "aria-label": reader.bot.name }, tabs),
  );
}

function tab(name, state, channel, reader) {
  const here = state.tab === name;
  const move = (event) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const next = name === "home" ? "messages" : "home";
    goTo(channel.id, { tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  const props = {
    type: "button",
    role: "tab",
    id: `tab-${name}`,
    "aria-selected": String(here),
    "aria-controls": "panel",
    tabindex: here ? "0" : "-1",
  };
  return h(
    "button",
    { ...props, on: { click: () => goTo(channel.id, { tab: name }), keydown: move } },
    reader.say(name),
  );
}

function channelHeader(state, channel, reader) {
  const title = h(
    "div",
    { class: "pane-title" },
    icon(channel.kind === "group" ? "lock" : "channel"),
    h("h1", null, channel.name),
    h("span", { class: "pane-topic" }, channel.topic),
    channel.is_member && members(state, channel, reader),
  );
  return h("header", { class: "pane-header" }, title);
}

function members(state, channel, reader) {
  const { people } = state.snapshot;
  const inside = people.filter((person) => channel.members.includes(person.id));
  const outside = people.filter((person) => !channel.members.includes(person.id));
  const add = (person) => ({
    label: reader.say("invite", person.real_name),
    face: "add",
    act: () => perform("invite", { channel: channel.id, user: person.id }),
  });
  const leave = { label: reader.say("leave"), danger: true, act: () => perform("leave", { channel: channel.id }) };
  const names = inside.map((person) => person.real_name).join(", ");
  const key = `members:${channel.id}`;
  return menu({
    key,
    label: reader.say("members", inside.length),
    content: h(
      "span",
      { class: "faces" },
      inside.slice(0, 3).map((person) => avatar(person, "tiny")),
      String(inside.length),
    ),
    className: "members",
    items: [names, ...outside.map(add), leave],
    open: state.open?.key === key,
  });
}
