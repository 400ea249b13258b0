// The `table` block. Its first row is the heading.

import { h } from "../vdom.js";
import { richText } from "../text/rich_text.js";
import { withEmoji } from "../text/emoji.js";

/** The whole table, in a frame that scrolls sideways by itself. */
export function table(block, reader) {
  const [head, ...rows] = block.rows;
  const columns = block.column_settings ?? [];
  const row = (cells, tag) =>
    h(
      "tr",
      null,
      cells.map((cell, index) => drawn(cell, tag, columns[index] ?? {}, reader)),
    );
  const body = h(
    "tbody",
    null,
    rows.map((cells) => row(cells, "td")),
  );
  return h("div", { class: "table-frame", tabindex: "0" }, h("table", null, h("thead", null, row(head, "th")), body));
}

function drawn(cell, tag, column, reader) {
  const props = { "data-align": column.align ?? "left", "data-wrap": column.is_wrapped ? "yes" : "no" };
  const content = cell.type === "raw_text" ? withEmoji(cell.text) : richText(cell, reader);
  return h(tag, tag === "th" ? { ...props, scope: "col" } : props, content);
}
