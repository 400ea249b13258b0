// Standard Markdown for the `markdown` block: what apps write, not every corner of CommonMark.

import { h } from "../vdom.js";
import { withEmoji } from "./emoji.js";
import { link } from "./links.js";

const FENCE = /^```/;
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
const ROW = /^\s*\|.*\|\s*$/;

const INLINE = [
  [/^\\([\\`*_{}[\]()#+.!|<>~-])/, (found) => found[1]],
  [/^`([^`]+)`/, (found) => h("code", null, found[1])],
  [/^!?\[([^\]]*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)/, (found) => link(found[2], inline(found[1]))],
  [/^<(https?:\/\/[^>\s]+)>/, (found) => link(found[1])],
  [/^(\*\*|__)(?=\S)([\s\S]*?\S)\1/, (found) => h("b", null, inline(found[2]))],
  [/^(\*|_)(?=\S)([^*_]*?\S)\1(?!\w)/, (found) => h("i", null, inline(found[2]))],
  [/^~~(?=\S)([\s\S]*?\S)~~/, (found) => h("s", null, inline(found[1]))],
];

/** What a Markdown text shows. */
export function markdown(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const drawn = [];
  while (lines.length) drawn.push(block(lines));
  return drawn;
}

/** Take the lines of one block and draw it. */
function block(lines) {
  const line = lines[0];
  if (!line.trim()) return lines.shift() && null;
  if (FENCE.test(line)) return fence(lines);
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading) return lines.shift() && h("p", { class: "md-heading" }, h("b", null, inline(heading[2])));
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) return lines.shift() && h("hr");
  if (line.startsWith(">"))
    return h(
      "blockquote",
      null,
      markdown(
        taken(lines, (one) => one.startsWith(">"))
          .map((one) => one.replace(/^> ?/, ""))
          .join("\n"),
      ),
    );
  if (ROW.test(line) && /^[\s|:-]+$/.test(lines[1] ?? "")) return table(taken(lines, (one) => ROW.test(one)));
  if (ITEM.test(line)) return list(taken(lines, (one) => ITEM.test(one) || /^\s{2,}\S/.test(one)));
  return h("p", null, broken(taken(lines, (one, index) => !index || (one.trim() && !begins(one)))));
}

function begins(line) {
  return FENCE.test(line) || /^(#{1,6}\s|>)/.test(line) || ITEM.test(line);
}

function taken(lines, wanted) {
  let count = 0;
  while (count < lines.length && wanted(lines[count], count)) count += 1;
  return lines.splice(0, count);
}

function fence(lines) {
  lines.shift();
  const code = taken(lines, (line) => !FENCE.test(line));
  lines.shift();
  return h("pre", null, code.join("\n"));
}

function list(lines) {
  const depth = ITEM.exec(lines[0])[1].length;
  const items = [];
  for (const line of lines) {
    const found = ITEM.exec(line);
    if (found && found[1].length <= depth) items.push([found[3]]);
    else items.at(-1).push(line.replace(/^ {2,4}/, ""));
  }
  const drawn = items.map(([first, ...rest]) =>
    h("li", null, inline(first), rest.length ? markdown(rest.join("\n")) : null),
  );
  const number = /^\s*(\d+)/.exec(lines[0]);
  return number ? h("ol", { class: "rich-list", start: number[1] }, drawn) : h("ul", { class: "rich-list" }, drawn);
}

function table([head, , ...rows]) {
  const cells = (row) =>
    row
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => inline(cell.trim()));
  const body = rows.map((row) =>
    h(
      "tr",
      null,
      cells(row).map((cell) => h("td", null, cell)),
    ),
  );
  const heads = h(
    "tr",
    null,
    cells(head).map((cell) => h("th", { scope: "col" }, cell)),
  );
  return h(
    "div",
    { class: "table-frame", tabindex: "0" },
    h("table", null, h("thead", null, heads), h("tbody", null, body)),
  );
}

function broken(lines) {
  return lines.map((line, index) => [index ? h("br") : null, inline(line.trim())]);
}

function inline(text) {
  const parts = [];
  let words = "";
  for (let at = 0; at < text.length;) {
    const token = matched(text.slice(at), words);
    if (token) parts.push(withEmoji(words), token.drawn);
    words = token ? "" : words + text[at];
    at += token ? token.length : 1;
  }
  return [...parts, withEmoji(words)];
}

function matched(text, before) {
  if (!/[\\`![<*_~]/.test(text[0]) || (text[0] === "_" && /\w$/.test(before))) return null;
  for (const [pattern, draw] of INLINE) {
    const found = pattern.exec(text);
    if (found) return { length: found[0].length, drawn: draw(found) };
  }
  return null;
}
