// Using what the app has put on the screen: buttons, menus, fields, modals.

import { act, upload } from "./api.js";
import { asValue } from "./blocks/objects.js";
import { change, onChange, state } from "./store.js";
import { toast } from "./doing.js";

const LETTERS_MS = 300;
const timers = new Map();
let keeping = Promise.resolve();

/** Press, or choose: the app is notified. An element with `confirm` is used only once the person confirms. */
export async function use(place, value) {
  if (state.busy.has(place.name)) return;
  if (place.element.confirm && !(await sure(place.element.confirm))) return;
  const done = await working(place.name, () => act(state.me, "use", body(place, value)));
  if (done && place.element.type === "feedback_buttons") change(() => state.pressed.set(place.name, value));
}

/** Something is entered. `how`: text being typed (`draft`), left, to be sent at each `letter`, or to `dispatch`. */
export async function enter(place, held, how = "choice") {
  const before = state.entries.get(place.name);
  const entry = { ...held, type: place.element.type, by: place.reader.me, done: false };
  change(() => state.entries.set(place.name, entry));
  const value = asValue(place.element.type, entry);
  if (how === "letter") return later(place.name, () => use(place, value));
  if (how === "dispatch") return use(place, value);
  if (how === "draft" || (how === "left" && dispatches(place))) return null;
  if (place.element.confirm && !(await sure(place.element.confirm))) return change(() => restore(place.name, before));
  return keep(place, value, entry);
}

/** Tell the workspace the value of a field; it notifies the app if the app wants that. */
async function keep(place, value, entry) {
  const name = place.name;
  change(() => state.failed.delete(name));
  keeping = keeping.then(() => act(state.me, "use", body(place, value)));
  const answer = await keeping;
  change(() => {
    entry.done = entry.type.endsWith("_input") ? false : true;
    if (!answer.ok) state.failed.set(name, answer.error);
  });
}

/** Type ahead in a menu whose options the app knows. */
export function suggest(place, id, query) {
  const least = place.element.min_query_length ?? 3;
  if (query.length < least) return change(() => (state.open = { ...state.open, groups: [], loading: false }));
  change(() => (state.open = { ...state.open, loading: true, trouble: "" }));
  return later(id, async () => {
    const answer = await act(state.me, "suggest", { on: place.on, action_id: place.element.action_id, query });
    if (state.open?.key !== id || state.open.query !== query) return;
    const options = answer.options ?? [];
    const groups = options[0]?.options ? options : [{ options }];
    change(() => (state.open = { ...state.open, groups, loading: false, trouble: answer.ok ? "" : answer.error }));
  });
}

/** Submit the modal on top with what was entered. */
export async function submit(view) {
  const prefix = `v:${view.id}/`;
  const answers = {};
  for (const block of view.blocks) {
    const entry =
      block.type === "input" &&
      state.entries.get(`${prefix}${block.block_id}/${block.element.action_id}`.replace(/\s/g, "_"));
    if (entry) answers[block.block_id] = asValue(entry.type, entry);
  }
  await working(`${prefix}submit`, () => act(state.me, "submit", { answers }));
}

/** Close the modal on top. */
export async function closeModal(view) {
  await working(`v:${view.id}/close`, () => act(state.me, "close", {}));
}

/** Upload files; returns those that arrived. */
export async function uploadAll(files) {
  const stored = [];
  for (const file of files) {
    const answer = await upload(state.me, file);
    if (answer.ok) stored.push(answer.file);
    else toast(`${file.name}: ${answer.error}`);
  }
  return stored;
}

/** Ask for confirmation, by a Block Kit confirm object; resolves to true or false. */
export function sure(confirm) {
  return new Promise((resolve) => change(() => (state.dialog = { kind: "confirm", confirm, resolve })));
}

onChange(({ snapshot }) => {
  const open = new Set([...(snapshot?.modals ?? []), snapshot?.home].filter(Boolean).map((view) => `v:${view.id}`));
  for (const [name, entry] of state.entries) {
    const gone = name.startsWith("v:") && entry.by === snapshot?.me.id && !open.has(name.split("/")[0]);
    if (gone || (entry.done && entry.seen && entry.seen !== snapshot)) state.entries.delete(name);
    else if (entry.done) entry.seen ??= snapshot;
  }
});

/** Make a call, after pending values have been sent; meanwhile `name` is busy. Returns whether it succeeded. */
async function working(name, call) {
  if (state.busy.has(name)) return false;
  change(() => {
    state.busy.add(name);
    state.failed.delete(name);
  });
  await keeping;
  const answer = await call();
  change(() => {
    state.busy.delete(name);
    if (!answer.ok) state.failed.set(name, answer.error);
  });
  return answer.ok;
}

function body(place, value) {
  const { on, block, element } = place;
  return { on, action_id: element.action_id ?? "", block_id: block.block_id, value: value ?? null };
}

function dispatches({ block }) {
  return block.type !== "input" || block.dispatch_action;
}

function restore(name, before) {
  if (before) state.entries.set(name, before);
  else state.entries.delete(name);
}

function later(name, what) {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(what, LETTERS_MS));
}
