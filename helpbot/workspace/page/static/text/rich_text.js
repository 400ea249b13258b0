// The `rich_text` block: its text is data, so it can never act.

import { h } from "../vdom.js";
import { written } from "../time.js";
import { emoji } from "./emoji.js";
import { broadcast, channelLink, link, mention } from "./links.js";

const PARTS = {
  text: (part) => lines(part.text),
  link: (part) => link(part.url, part.text ?? part.url),
  emoji: (part) => h("span", { class: "emoji" }, emoji(part.name)),
  user: (part, reader) => mention(part.user_id, reader),
  channel: (part, reader) => channelLink(part.channel_id, reader),
  broadcast: (part) => broadcast(part.range),
  date: (part, reader) => {
    const words = written(part.format, part.timestamp, reader);
    return part.url ? link(part.url, words) : h("time", null, words);
  },
};

const PIECES = {
  rich_text_section: (piece, reader) => h("div", { class: "rich-section" }, inline(piece, reader)),
  rich_text_quote: (piece, reader) => h("blockquote", null, inline(piece, reader)),
  rich_text_preformatted: (piece, reader) => h("pre", null, inline(piece, reader)),
  rich_text_list: (piece, reader) => {
    const props = { class: "rich-list", "data-indent": String(piece.indent ?? 0) };
    const start = piece.offset ? { start: String(piece.offset + 1) } : {};
    const items = piece.elements.map((item) => h("li", null, inline(item, reader)));
    return piece.style === "ordered" ? h("ol", { ...props, ...start }, items) : h("ul", props, items);
  },
};

/** What the block shows. */
export function richText(block, reader) {
  return block.elements.map((piece) => PIECES[piece.type](piece, reader));
}

function inline(piece, reader) {
  return piece.elements.map((part) => styled(PARTS[part.type](part, reader), part.style ?? {}));
}

function styled(drawn, style) {
  const tags = [
    ["code", "code"],
    ["bold", "b"],
    ["italic", "i"],
    ["strike", "s"],
    ["underline", "u"],
  ];
  return tags.reduce((inside, [name, tag]) => (style[name] ? h(tag, null, inside) : inside), drawn);
}

function lines(text) {
  return text.split("\n").map((line, index) => [index ? h("br") : null, line]);
}
