// Links and names inside texts.

import { h } from "../vdom.js";

/** A link; any address but of the web, mail or telephone stays text. */
export function link(url, ...words) {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url)) return h("span", null, words);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words.length ? words : url);
}

/** A person who is mentioned. */
export function mention(id, reader) {
  const mine = id === reader.me;
  return h("span", { class: mine ? "mention mine" : "mention" }, `@${reader.person(id)?.name ?? id}`);
}

/** A channel that is named. */
export function channelLink(id, reader) {
  return h("a", { class: "mention", href: `#${id}` }, `#${reader.channel(id)?.name || id}`);
}

/** All those in a channel. */
export function broadcast(range) {
  return h("span", { class: "mention mine" }, `@${range}`);
}
