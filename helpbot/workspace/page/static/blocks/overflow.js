// The overflow menu of a block.

import { h } from "../vdom.js";
import { menu } from "../parts/menu.js";
import { trouble } from "./buttons.js";
import { words } from "./objects.js";

/** A button and its menu; an option with an address opens it, and tells the app. */
export function overflow(one, at) {
  const items = one.options.map((option) => ({
    label: words(option.text),
    about: words(option.description),
    url: option.url,
    act: () => at.use(option.value),
  }));
  const about = { key: at.id, label: at.reader.say("message_actions"), face: "more", items, open: at.menu };
  return h("span", { class: "with-trouble" }, menu(about), trouble(at));
}
