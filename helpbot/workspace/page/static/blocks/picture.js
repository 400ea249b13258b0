// Images: as blocks, or small ones in other blocks.

import { h } from "../vdom.js";
import { words } from "./objects.js";

/** A picture with its title. */
export function imageBlock(block, reader) {
  const title = block.title && h("figcaption", null, words(block.title));
  return h("figure", { class: "picture" }, title, pictureIn(block, reader));
}

/** Only the picture; a file of the workspace is shown by its own address. */
export function pictureIn(part, reader) {
  const src = part.image_url ?? reader.fileAddress(part.slack_file);
  return h("img", { src, alt: part.alt_text, loading: "lazy" });
}
