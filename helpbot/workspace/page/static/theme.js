// Dark and light: as in the system's settings, until the person chooses.

import { change } from "./store.js";

const system = matchMedia("(prefers-color-scheme: dark)");

/** What is shown now. */
export function currentTheme() {
  return localStorage.getItem("theme") ?? (system.matches ? "dark" : "light");
}

/** Choose the other one. */
export function switchTheme() {
  localStorage.setItem("theme", currentTheme() === "dark" ? "light" : "dark");
  show();
}

function show() {
  document.documentElement.dataset.theme = currentTheme();
  change(() => {});
}

system.addEventListener("change", show);
show();
