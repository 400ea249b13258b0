// A list of messages: days, new messages, grouped by author.

import { icon } from "../icons.js";
import { begin, note, toEnd } from "../scrolling.js";
import { day, dayWords } from "../time.js";
import { h } from "../vdom.js";
import { message } from "./message.js";

const GROUP_SECONDS = 300;

/** The list; `pane` is `main` or `thread`, `name` is read aloud, `before` and `after` stand around the messages. */
export function messageList({ list, pane, name, state, reader, before, after, newFrom }) {
  const rows = list.map((one, index) => [
    (index > 0 || pane === "main") && divider(list[index - 1], one, reader),
    newFrom &&
      one.ts === newFrom &&
      h("div", { class: "new-line", key: "new" }, h("span", null, reader.say("new_messages"))),
    index === 1 && pane === "thread" && repliesLine(list.length - 1, reader),
    message(one, {
      pane,
      state,
      reader,
      follows: follows(list[index - 1], one) && !(pane === "thread" && index === 1) && one.ts !== newFrom,
    }),
  ]);
  const props = {
    class: "scroller",
    role: "log",
    "aria-label": name,
    "data-pane": pane,
    key: `${pane}:${name}`,
    created: begin,
  };
  const scroller = h(
    "div",
    { ...props, on: { scroll: ({ currentTarget }) => note(currentTarget), keydown: move } },
    h("div", { class: "list" }, before, rows, after),
  );
  return [scroller, wayDown(list, pane, state, reader)];
}

function divider(previous, one, reader) {
  if (previous && day(previous.ts, reader) === day(one.ts, reader)) return null;
  const words = dayWords(one.ts, reader);
  return h(
    "div",
    { class: "day-line", key: `day:${one.ts}`, role: "separator", "aria-label": words },
    h("span", { "aria-hidden": "true" }, words),
  );
}

function repliesLine(count, reader) {
  return h(
    "div",
    { class: "replies-line", key: "replies" },
    count === 1 ? reader.say("reply") : reader.say("replies", count),
  );
}

/** Whether a message goes on where the same person has just spoken. */
function follows(previous, one) {
  const near = previous && one.ts - previous.ts < GROUP_SECONDS && previous.user === one.user;
  return Boolean(
    near && !one.ephemeral && !previous.ephemeral && !one.subtype && !previous.subtype && !previous.reply_count,
  );
}

/** The way back for who has scrolled up; it tells how much has come meanwhile. */
function wayDown(list, pane, state, reader) {
  const since = state.above.get(pane);
  if (since === undefined) return null;
  const count = list.filter((one) => Number(one.ts) > since).length;
  const words = count === 1 ? reader.say("newer_one") : reader.say("newer", count);
  const button = {
    type: "button",
    class: `newest ${count ? "waiting" : ""}`,
    title: reader.say("to_newest"),
    "aria-label": count ? null : reader.say("to_newest"),
    on: { mousedown: (event) => event.preventDefault(), click: ({ currentTarget }) => goDown(currentTarget, pane) },
  };
  return h("div", { class: "way-down", key: `${pane}:down` }, h("button", button, icon("down"), count > 0 && words));
}

/** The button goes away; where it had the focus, the list takes it. */
function goDown(button, pane) {
  if (button.matches(":focus")) button.parentElement.previousElementSibling.focus();
  toEnd(pane);
}

/** Arrows move between messages, as the focus stands on one; below the newest is the field to write in. */
function move(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !event.target.matches("article")) return;
  const all = [...event.currentTarget.querySelectorAll("article")];
  const below = event.currentTarget.parentElement.querySelector(".composer-field");
  const next = all[all.indexOf(event.target) + step] ?? (step > 0 && below);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
