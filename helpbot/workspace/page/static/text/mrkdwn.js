// Slack's own markup, in people's messages and `mrkdwn` texts. Returns what to draw, never HTML.

import { h } from "../vdom.js";
import { written } from "../time.js";
import { emoji } from "./emoji.js";
import { broadcast, channelLink, link, mention } from "./links.js";

const TOKENS = [
  [/^```([\s\S]+?)```/, (found) => h("pre", null, plain(found[1].replace(/^\n|\n$/g, "")))],
  [/^`([^`\n]+)`/, (found) => h("code", null, plain(found[1]))],
  [/^<([^<>\s][^<>]*)>/, (found, reader) => reference(found[1], reader)],
  [/^:([a-z0-9_+'-]+):/, (found) => h("span", { class: "emoji" }, emoji(found[1]))],
  [/^\*(?=\S)([^*\n]*?\S)\*(?![\w*])/, (found, reader) => h("b", null, inline(found[1], reader))],
  [/^_(?=\S)([^_\n]*?\S)_(?![\w_])/, (found, reader) => h("i", null, inline(found[1], reader))],
  [/^~(?=\S)([^~\n]*?\S)~(?![\w~])/, (found, reader) => h("s", null, inline(found[1], reader))],
];
const STARTS = /[`<:*_~]/;

/** A whole text: quotes and lines. */
export function mrkdwn(text, reader) {
  const parts = [];
  for (const piece of text.split(/(```[\s\S]+?```)/)) {
    if (piece.startsWith("```")) parts.push(inline(piece, reader));
    else parts.push(quotesAndLines(piece, reader));
  }
  return parts;
}

function quotesAndLines(text, reader) {
  return text.split(/((?:^&gt;.*(?:\n|$))+)/m).map((piece) => {
    if (!piece.startsWith("&gt;")) return lines(piece, reader);
    return h("blockquote", null, lines(piece.replace(/^&gt; ?/gm, "").replace(/\n$/, ""), reader));
  });
}

function lines(text, reader) {
  return text.split("\n").map((line, index) => [index ? h("br") : null, inline(line, reader)]);
}

function inline(text, reader) {
  const parts = [];
  let words = "";
  for (let at = 0; at < text.length;) {
    const token = STARTS.test(text[at]) && !/[\w]/.test(opener(text, at)) && match(text.slice(at), reader);
    if (token) parts.push(plain(words), token.drawn);
    words = token ? "" : words + text[at];
    at += token ? token.length : 1;
  }
  return [...parts, plain(words)];
}

/** What stands before a sign that may open something: after a letter only references do. */
function opener(text, at) {
  return at && text[at] !== "<" ? text[at - 1] : "";
}

function match(text, reader) {
  for (const [pattern, draw] of TOKENS) {
    const found = pattern.exec(text);
    if (found) return { length: found[0].length, drawn: draw(found, reader) };
  }
  return null;
}

function reference(inside, reader) {
  const [target, label] = inside.split(/\|(.*)/s);
  if (target.startsWith("@")) return mention(target.slice(1), reader);
  if (target.startsWith("#")) return channelLink(target.slice(1), reader);
  if (target.startsWith("!date^")) return date(target, label, reader);
  if (target.startsWith("!")) return broadcast(plain(label ?? target.slice(1)).replace(/^@/, ""));
  return link(plain(target), plain(label ?? target.replace(/^(mailto:|tel:)/, "")));
}

function date(target, fallback, reader) {
  const [, timestamp, pattern, url] = target.split("^");
  const words = Number(timestamp) ? written(pattern, Number(timestamp), reader) : plain(fallback ?? "");
  return url ? link(plain(url), words) : h("time", null, words);
}

/** A text as people read it: Slack escapes three signs. */
export function plain(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The text as somebody would type it, to be edited. */
export function typed(text, reader) {
  const names = (whole, id) => `@${reader.person(id)?.name ?? id}`;
  return plain(text.replace(/<@(\w+)>/g, names).replace(/<(https?:[^|>]+)(\|[^>]*)?>/g, "$1"));
}
