// Link previews under a message.

import { blocks } from "../blocks/index.js";
import { messageSurface } from "../surface.js";
import { link } from "../text/links.js";
import { mrkdwn, plain } from "../text/mrkdwn.js";
import { h } from "../vdom.js";

/** All previews of a message. */
export function attachments(message, pane, reader) {
  return message.attachments.map((one, index) =>
    h("div", { class: "attachment", key: `${one.from_url}:${index}` }, inside(one, message, pane, reader)),
  );
}

function inside(one, message, pane, reader) {
  if (one.blocks) return blocks(one.blocks, messageSurface(message, `${pane}-preview`, reader));
  const title =
    one.title && h("p", null, h("b", null, one.title_link ? link(one.title_link, plain(one.title)) : plain(one.title)));
  return [title, one.text && h("div", null, mrkdwn(one.text, reader))];
}
