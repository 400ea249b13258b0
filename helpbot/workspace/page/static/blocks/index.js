// Draws every Block Kit block that the workspace knows, from its data and a surface (surface.js), which names its
// elements and knows their state.

import { h } from "../vdom.js";
import { markdown } from "../text/markdown.js";
import { richText } from "../text/rich_text.js";
import { element } from "./elements.js";
import { input } from "./input.js";
import { text } from "./objects.js";
import { imageBlock, pictureIn } from "./picture.js";
import { table } from "./table.js";

export const BLOCKS = {
  actions: (block, surface) => h("div", { class: "actions" }, inside(block, surface)),
  context: (block, surface) =>
    h(
      "div",
      { class: "context" },
      block.elements.map((part) => small(part, surface)),
    ),
  context_actions: (block, surface) => h("div", { class: "context-actions" }, inside(block, surface)),
  divider: () => h("hr"),
  header: (block, surface) => h("h3", { class: "header" }, text(block.text, surface.reader)),
  image: (block, surface) => imageBlock(block, surface.reader),
  input: (block, surface) => input(block, surface),
  markdown: (block) => h("div", { class: "markdown" }, markdown(block.text)),
  rich_text: (block, surface) => h("div", { class: "rich" }, richText(block, surface.reader)),
  section: (block, surface) => section(block, surface),
  table: (block, surface) => table(block, surface.reader),
};

/** All blocks of a surface. */
export function blocks(list, surface) {
  return h(
    "div",
    { class: "blocks" },
    list.map((block) => framed(block, surface)),
  );
}

function framed(block, surface) {
  return h("div", { class: "block", key: block.block_id }, BLOCKS[block.type](block, surface));
}

function inside(block, surface) {
  return block.elements.map((one) => element(one, surface.at(block, one)));
}

function section(block, surface) {
  const { reader } = surface;
  const fields = block.fields?.map((field) => h("div", { class: "field" }, text(field, reader)));
  const words = [
    block.text && h("div", null, text(block.text, reader)),
    fields && h("div", { class: "fields" }, fields),
  ];
  return h("div", { class: "section" }, h("div", { class: "section-words" }, words), accessory(block, surface));
}

function accessory(block, surface) {
  const beside = block.accessory;
  if (!beside) return null;
  const drawn =
    beside.type === "image" ? pictureIn(beside, surface.reader) : element(beside, surface.at(block, beside));
  return h("div", { class: `accessory of-${beside.type}` }, drawn);
}

function small(part, surface) {
  if (part.type === "image") return pictureIn(part, surface.reader);
  return h("span", { class: "context-words" }, text(part, surface.reader));
}
