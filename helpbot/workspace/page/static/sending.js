// Sending what was written, and finding out whether it was sent if there is no clear answer.

import { act, currentSnapshot } from "./api.js";
import { toEnd } from "./scrolling.js";
import { change, draftOf, state } from "./store.js";

/** Send the text of a composer; it is restored if it was not sent. */
export async function send(key, channel, thread) {
  const draft = draftOf(key);
  if (!draft.text.trim() && !draft.files.length) return;
  const { me, snapshot } = state;
  change(() => {
    state.drafts.delete(key);
    if (state.open?.key === key) state.open = null;
  });
  toEnd(thread ? "thread" : "main");
  const body = { channel, text: draft.text.trim(), files: draft.files.map((file) => file.id) };
  const answer = await act(me, "say", thread ? { ...body, thread_ts: thread } : body);
  if (answer.ok) return;
  const sent = answer.unsure && (await arrived(me, channel, snapshot));
  change(() => {
    const now = draftOf(key);
    const kept = sent ? now : joined(draft, now);
    state.drafts.set(key, { ...kept, trouble: sent ? answer.sent : answer.error });
  });
}

/** The restored text, before what was typed meanwhile. */
function joined(draft, begun) {
  return { text: [draft.text, begun.text].filter(Boolean).join("\n"), files: [...draft.files, ...begun.files] };
}

/** Whether somebody has written something in a channel since a snapshot was taken. */
async function arrived(me, channel, before) {
  const now = await currentSnapshot(me);
  return now !== null && newest(now, channel, me) > newest(before, channel, me);
}

function newest(snapshot, channel, author) {
  const own = snapshot.messages[channel]?.filter((message) => message.user === author);
  return Number(own?.at(-1)?.ts ?? 0);
}
