// The page's calls to the workspace: one stream of snapshots in, actions out. Errors are in the reader's language: the
// workspace's own when it refuses, the page's when there is no such answer.

import { speaker } from "./words.js";

const REFUSED = 409;

/** The people one can be here. */
export async function people() {
  return (await (await fetch("/page/api/people")).json()).people;
}

/** What a person sees now; null if there is no answer. */
export async function currentSnapshot(as) {
  try {
    return await (await fetch(`/page/api/snapshot?${new URLSearchParams({ as })}`)).json();
  } catch {
    return null;
  }
}

/**
 * Do something as a person. Returns `{ok, error?, …}`; never throws, for an answer that does not come is an error too.
 * Then it is `unsure` whether it was done; `sent` is what to say when a message was sent all the same.
 */
export async function act(as, action, body) {
  const request = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as, ...body }),
  };
  return answered(fetch(`/page/api/${action}`, request));
}

/** Upload a file; answers `{ok, file}`. */
export async function upload(as, file) {
  const address = `/page/api/upload?${new URLSearchParams({ as, name: file.name })}`;
  return answered(
    fetch(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }),
  );
}

const AGAIN_MS = 2000;

/**
 * Follow what a person sees, and go on when the connection was lost. Returns how to stop.
 *
 * A tab that nobody looks at lets go: a browser has six connections to a place for all its tabs, and a seventh one
 * would wait for ever.
 */
export function follow(as, { seen, connected }) {
  let source;
  let again;
  const leave = () => {
    clearTimeout(again);
    source?.close();
  };
  const open = () => {
    leave();
    if (document.hidden) return;
    source = new EventSource(`/page/api/stream?${new URLSearchParams({ as })}`);
    source.addEventListener("snapshot", (event) => seen(JSON.parse(event.data)));
    source.addEventListener("open", () => connected(true));
    source.addEventListener("error", () => {
      connected(false);
      source.close();
      again = setTimeout(open, AGAIN_MS);
    });
  };
  document.addEventListener("visibilitychange", open);
  open();
  return () => {
    document.removeEventListener("visibilitychange", open);
    leave();
  };
}

async function answered(request) {
  const say = speaker(document.documentElement.lang);
  let response;
  try {
    response = await request;
    if (response.ok) return await response.json();
    if (response.status === REFUSED) return { ok: false, error: say("no_reply", (await response.json()).error) };
  } catch {
    return { ok: false, unsure: true, error: say("unreachable"), sent: say("sent_unanswered") };
  }
  if (response.status < 500) return { ok: false, error: say("outdated") };
  return { ok: false, unsure: true, error: say("broken", response.status), sent: say("sent_broken", response.status) };
}
