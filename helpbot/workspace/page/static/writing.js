// Where a person writes next: the field has the focus when a conversation is opened, and receives stray typing.

const FIELD = ".composer-field";
/** Where letters mean something of their own: fields, menus, dialogs, and messages with their keys. */
const TAKES_LETTERS = "input, textarea, select, dialog, article:focus, [role=menu], [role=listbox]";

/** Put the focus into the field of a pane once it is drawn; not where that would bring up a keyboard of glass. */
export function writeIn(pane) {
  if (matchMedia("(pointer: coarse)").matches) return;
  queueMicrotask(() => document.querySelector("dialog[open]") || fieldOf(pane)?.focus({ preventScroll: true }));
}

/** Whoever begins to type without having chosen a field writes a message, as in Slack. */
export function catchTyping() {
  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
    const letter = [...key].length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey && !isComposing;
    if (!letter || target.matches?.("article") || target.closest?.(TAKES_LETTERS)) return;
    if (document.querySelector("dialog[open]")) return;
    fieldOf(target.closest?.("aside") ? "thread" : "main")?.focus();
  });
}

function fieldOf(pane) {
  return document.querySelector(`${pane === "thread" ? "aside" : "main"} ${FIELD}`);
}
