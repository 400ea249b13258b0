// A surface is what contains blocks: a message, a modal, the home tab. It gives every element its place (`at`): its
// state, whether it is busy or has failed, and what using it does.

import { words } from "./blocks/objects.js";
import { state } from "./store.js";
import { enter, suggest, uploadAll, use } from "./using.js";

/** The surface of a message; `pane` tells apart where it is drawn twice. */
export function messageSurface(message, pane, reader) {
  const key = `m:${message.channel}:${message.ts}`;
  const on = { channel: message.channel, ts: message.ts };
  return surface({ key, pane, on, list: message.blocks, values: message.values, errors: {}, reader });
}

/** The surface of a modal or home tab. */
export function viewSurface(view, reader) {
  return surface({
    key: `v:${view.id}`,
    pane: "view",
    on: { view: view.id },
    list: view.blocks,
    values: view.values,
    errors: view.errors,
    reader,
  });
}

/** Something that changes with every drawing while somebody uses a surface, and is null else; see `lazy`. */
export function touched(key) {
  const inside = (name) => name.includes(`${key}/`);
  const keys = [
    ...state.entries.keys(),
    ...state.busy,
    ...state.failed.keys(),
    ...state.pressed.keys(),
    state.open?.key ?? "",
  ];
  return keys.some(inside) ? Symbol(key) : null;
}

function surface(about) {
  const { key, pane, on, list, values, errors, reader } = about;
  const at = (block, element, wrong) => {
    const name = `${key}/${block.block_id}/${element.action_id}`.replace(/\s/g, "_");
    const id = `${pane}:${name}`;
    const place = { name, on, block, element, reader };
    return {
      id,
      reader,
      state: state.entries.get(name) ?? values[block.block_id]?.[element.action_id] ?? {},
      label: block.type === "input" ? undefined : labelOf(block, element, list),
      optional: block.type === "input" && block.optional,
      invalid: wrong ? "true" : undefined,
      busy: state.busy.has(name),
      failed: state.failed.get(name),
      pressed: state.pressed.get(name),
      menu: state.open?.key === id ? state.open : null,
      dispatches: block.type !== "input" || block.dispatch_action,
      use: (value) => use(place, value),
      enter: (held, how) => enter(place, held, how),
      suggest: (query) => suggest(place, id, query),
      upload: uploadAll,
    };
  };
  return { key, reader, errors, at };
}

/** What an element without a label is called: by its own words, by the text beside it, by the heading above it. */
function labelOf(block, element, list) {
  const above = list[list.indexOf(block) - 1];
  return words(element.placeholder) || words(block.text).slice(0, 80) || words(above?.text) || element.action_id;
}
