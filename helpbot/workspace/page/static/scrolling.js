// The scroll position of a list of messages: at its end, which it follows, or further up, where it stays.

import { change, state } from "./store.js";

const NEAR_END = 60;

/** Begin at the message that was asked for, or at the end, and follow that when the list or its frame changes in height. */
export function begin(node) {
  const target = node.querySelector(".target");
  node.tabIndex = -1;
  arrive(node);
  if (target) {
    target.scrollIntoView({ block: "center" });
    note(node);
  }
  const follow = () => node.atEnd && arrive(node);
  new ResizeObserver(follow).observe(node);
  new ResizeObserver(follow).observe(node.firstElementChild);
}

/** It was scrolled. Only who moves up leaves the end: a list that has just grown stands above its end as well. */
export function note(node) {
  const up = node.scrollTop < node.before;
  node.before = node.scrollTop;
  if (node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END) stay(node, true);
  else if (up) stay(node, false);
}

/** Go to the end of the list in a pane. */
export function toEnd(pane) {
  const node = document.querySelector(`.scroller[data-pane="${pane}"]`);
  if (node) arrive(node);
}

function arrive(node) {
  node.scrollTop = node.scrollHeight;
  node.before = node.scrollTop;
  stay(node, true);
}

function stay(node, atEnd) {
  const { pane } = node.dataset;
  node.atEnd = atEnd;
  if (atEnd === !state.above.has(pane)) return;
  change(() => (atEnd ? state.above.delete(pane) : state.above.set(pane, newestIn(node))));
}

function newestIn(node) {
  return Number([...node.querySelectorAll("article")].at(-1)?.dataset.ts ?? 0);
}
