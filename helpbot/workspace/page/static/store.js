// The page's state: the newest snapshot of the workspace, and what is open on the screen. Nothing here draws.

const listeners = [];
let waiting = false;

/** Everything. `open` is the one menu or popup that is open, `above` for each
 *  pane in which one has scrolled up its newest message at that time; the other maps are keyed by place or element. */
export const state = {
  people: [],
  snapshot: null,
  connected: true,
  me: "",
  place: "",
  tab: "messages",
  thread: "",
  drawer: false,
  active: "",
  editing: "",
  open: null,
  dialog: null,
  target: "",
  newFrom: "",
  toasts: [],
  above: new Map(),
  drafts: new Map(),
  entries: new Map(),
  busy: new Set(),
  failed: new Map(),
  pressed: new Map(),
};

/** Change something; it is drawn before the next event, so that no key or click meets an outdated page. */
export function change(what) {
  what(state);
  if (waiting) return;
  waiting = true;
  queueMicrotask(draw);
}

/** What is being written in a composer. */
export function draftOf(key) {
  return state.drafts.get(key) ?? { text: "", files: [] };
}

/** Call when something has changed. */
export function onChange(listener) {
  listeners.push(listener);
}

/** Take a new snapshot; what has not changed in it stays the same object, so that it is not drawn again. */
export function receive(snapshot) {
  change(() => {
    state.snapshot = shared(state.snapshot, snapshot);
  });
}

function draw() {
  waiting = false;
  for (const listener of listeners) listener(state);
}

function shared(before, after) {
  if (before === after || typeof after !== "object" || typeof before !== "object" || !before || !after) return after;
  const names = Object.keys(after);
  const old = byTs(before);
  let same = names.length === Object.keys(before).length;
  for (const name of names) {
    after[name] = shared(old ? old.get(after[name]?.ts) : before[name], after[name]);
    same &&= after[name] === before[name];
  }
  return same && Array.isArray(before) === Array.isArray(after) ? before : after;
}

/** Messages are identified by their time, not by their position in the list. */
function byTs(list) {
  return Array.isArray(list) && list[0]?.ts ? new Map(list.map((one) => [one.ts, one])) : null;
}
