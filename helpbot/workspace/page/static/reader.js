// The reader: their language, time zone, and the names of people and channels as they see them.

import { speaker } from "./words.js";

let last = null;

/** The reader of a snapshot; the same one as long as no name has changed. */
export function readerOf(snapshot) {
  const { me, people, channels } = snapshot;
  if (last && last.from.me === me && last.from.people === people && last.from.channels === channels) return last;
  last = made(snapshot);
  return last;
}

function made({ me, bot, people, channels }) {
  const everybody = new Map(people.map((person) => [person.id, person]));
  const label = (channel) => (channel.kind === "im" ? bot.name : `#${channel.name}`);
  const labelled = channels.map((channel) => ({ ...channel, label: label(channel) }));
  const places = new Map(labelled.map((channel) => [channel.id, channel]));
  return {
    from: { me, people, channels },
    me: me.id,
    locale: me.locale.startsWith(me.language) ? me.locale : me.language,
    language: me.language,
    tz: me.tz,
    say: speaker(me.language),
    bot,
    person: (id) => everybody.get(id) ?? (id === "USLACKBOT" ? notices(id) : undefined),
    people: () => people.filter((person) => !person.is_bot),
    channel: (id) => places.get(id),
    channels: () => labelled,
    fileAddress: (file) => `/page/api/files/${encodeURIComponent(file?.id ?? "")}?as=${encodeURIComponent(me.id)}`,
  };
}

/** The workspace itself speaks when a command fails. */
function notices(id) {
  return { id, name: "workspace", real_name: "Workspace", title: "", is_bot: false };
}
