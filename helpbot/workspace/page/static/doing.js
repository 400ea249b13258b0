// What a person does with messages and channels, and where they look.

import { act } from "./api.js";
import { change, state } from "./store.js";
import { writeIn } from "./writing.js";

const seats = new Map();

/** Do it as the current person; errors are shown as a toast. */
export async function perform(action, body) {
  const answer = await act(state.me, action, body);
  if (!answer.ok) toast(answer.error);
  return answer.ok;
}

/** Show a message for a while. */
export function toast(words) {
  const one = { words };
  change(() => state.toasts.push(one));
  setTimeout(() => change(() => (state.toasts = state.toasts.filter((other) => other !== one))), 6000);
}

/** Look at a channel, perhaps at one message of it. */
export function goTo(place, { target = "", tab = "messages", thread = "" } = {}) {
  const unread = state.snapshot?.messages[place]?.find((message) => message.unread);
  const moved = state.place !== place;
  change(() => {
    Object.assign(state, { place, tab, thread, target, drawer: false, active: "", editing: "", open: null });
    if (moved) state.newFrom = unread?.ts ?? "";
    seats.set(state.me, { place, tab, thread });
  });
  history.replaceState(null, "", `#${place}`);
  if (tab === "messages" && moved) writeIn(thread ? "thread" : "main");
  if (state.snapshot?.agent[place]?.prompts) act(state.me, "open_app", { tab });
}

/** Where somebody was last. */
export function seatOf(person) {
  return seats.get(person);
}

/** Open the thread of a message, ready to be written in. */
export function openThread(ts) {
  showThread(ts);
  writeIn("thread");
}

/** Close the thread; if it had the focus, that goes to the thread's root message. */
export function closeThread() {
  const root = document.querySelector(`main article[data-ts="${state.thread}"]`);
  const inside = document.activeElement.closest("aside");
  showThread("");
  if (inside) root?.focus({ preventScroll: true });
}

function showThread(ts) {
  change(() => {
    state.thread = ts;
    seats.set(state.me, { place: state.place, tab: state.tab, thread: ts });
  });
}

/** Add an emoji to a message, or remove one's own. */
export function react(message, name) {
  const mine = message.reactions.some((reaction) => reaction.name === name && reaction.mine);
  return perform(mine ? "unreact" : "react", { channel: message.channel, ts: message.ts, name });
}

/** Edit one's own message. */
export async function saveEdit(message, text) {
  if (!text.trim()) return;
  if (await perform("edit", { channel: message.channel, ts: message.ts, text: text.trim() }))
    change(() => (state.editing = ""));
}

let read = "";

/** What is on the screen has been read, unless one has scrolled up. */
export function markRead() {
  const { snapshot, place, tab, me, above } = state;
  if (above.has("main")) return;
  const last = snapshot?.messages[place]?.filter((message) => message.unread).at(-1);
  const mark = last && `${me}/${place}/${last.ts}`;
  if (!last || mark === read || tab !== "messages" || document.visibilityState !== "visible" || snapshot.me.id !== me)
    return;
  read = mark;
  act(me, "read", { channel: place, ts: last.ts });
}
