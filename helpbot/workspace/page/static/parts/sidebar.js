// The list of channels and of the direct message with the bot.

import { avatar } from "../avatar.js";
import { goTo } from "../doing.js";
import { icon } from "../icons.js";
import { h } from "../vdom.js";

/** All of it; what is unread stands out. */
export function sidebar(state, reader) {
  const all = reader.channels();
  const mine = all.filter((channel) => channel.is_member && channel.kind !== "im");
  const others = all.filter((channel) => !channel.is_member);
  const direct = all.filter((channel) => channel.kind === "im");
  const list = (title, channels) => channels.length > 0 && group(title, channels, state, reader);
  return h(
    "nav",
    { class: "sidebar", "data-open": state.drawer ? "yes" : "no", "aria-label": reader.say("open_channels") },
    h("p", { class: "workspace-name" }, reader.say("workspace")),
    list(reader.say("channels"), mine),
    list(reader.say("direct_messages"), direct),
    list(reader.say("more_channels"), others),
  );
}

function group(title, channels, state, reader) {
  const rows = channels.map((channel) => h("li", { key: channel.id }, row(channel, state, reader)));
  return h("section", { class: "sidebar-group" }, h("h2", null, title), h("ul", null, rows));
}

function row(channel, state, reader) {
  const here = channel.id === state.place;
  const unread = channel.unread > 0 && !(here && state.tab === "messages");
  const face = channel.kind === "im" ? avatar(reader.bot, "tiny") : icon(channel.kind === "group" ? "lock" : "channel");
  const count =
    unread &&
    h(
      "span",
      { class: "badge" },
      String(channel.unread),
      h("span", { class: "unseen" }, ` ${reader.say("unread", "")}`),
    );
  const name = channel.kind === "im" ? reader.bot.name : channel.name;
  const props = { type: "button", class: `channel-row ${unread ? "unread" : ""}`, "aria-current": here && "page" };
  return h(
    "button",
    { ...props, on: { click: () => goTo(channel.id) } },
    face,
    h("span", { class: "channel-name" }, name),
    presence(channel, state, reader),
    count,
  );
}

function presence(channel, state, reader) {
  if (channel.kind !== "im") return null;
  const on = state.snapshot.app.connected;
  const words = reader.say(on ? "connected" : "not_connected");
  return h("span", { class: `presence ${on ? "on" : ""}`, title: words }, h("span", { class: "unseen" }, words));
}
