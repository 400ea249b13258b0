// The global shortcuts, in a menu beside the composer.

import { perform } from "../doing.js";
import { state } from "../store.js";
import { menu } from "./menu.js";

/** The button and its menu; nothing when the app has none. */
export function shortcutsMenu(key, reader) {
  const all = state.snapshot.shortcuts.global;
  if (!all.length) return null;
  const items = all.map((shortcut) => ({
    label: shortcut.name,
    about: shortcut.description,
    face: "bolt",
    act: () => perform("global_shortcut", { callback_id: shortcut.callback_id }),
  }));
  return menu({
    key,
    label: reader.say("shortcuts"),
    face: "bolt",
    items: [reader.bot.name, ...items],
    open: state.open?.key === key,
  });
}
