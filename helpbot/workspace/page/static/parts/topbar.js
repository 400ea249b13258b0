// The bar at the top: who you are, and tools of the page itself.

import { avatar, colour } from "../avatar.js";
import { icon, iconButton } from "../icons.js";
import { change } from "../store.js";
import { clock } from "../time.js";
import { h } from "../vdom.js";

/** The whole bar; `become` is called with the person who was chosen. */
export function topbar(state, reader, { become, theme, switchTheme }) {
  const { me } = state.snapshot;
  return h(
    "header",
    { class: "topbar", "data-colour": colour(me) },
    h(
      "button",
      {
        type: "button",
        class: "icon-button only-narrow",
        "aria-label": reader.say("open_channels"),
        "aria-expanded": String(state.drawer),
        on: { click: () => change(() => (state.drawer = !state.drawer)) },
      },
      icon("menu"),
    ),
    h(
      "div",
      { class: "people", role: "group", "aria-label": reader.say("all_people") },
      state.people.map((person) => face(person, me, reader, become)),
    ),
    h(
      "div",
      { class: "who" },
      h("span", { class: "who-label" }, reader.say("who")),
      h("strong", null, me.real_name),
      h("span", { class: "who-about" }, about(me, reader)),
    ),
    h("div", { class: "tools" }, faults(reader), themeButton(reader, theme, switchTheme)),
  );
}

function face(person, me, reader, become) {
  const mine = person.id === me.id;
  const name = `${reader.say("as_person", person.real_name)}${person.title ? `, ${person.title}` : ""}`;
  const props = {
    type: "button",
    class: "face",
    title: name,
    "aria-label": name,
    "aria-pressed": String(mine),
    key: person.id,
  };
  return h("button", { ...props, on: { click: () => !mine && become(person.id) } }, avatar(person));
}

function about(me, reader) {
  const city = me.tz.split("/").at(-1).replaceAll("_", " ");
  const now = clock(Date.now() / 1000, reader);
  return [me.title, bare(me.title).includes(bare(city)) ? now : `${city} ${now}`].filter(Boolean).join(" · ");
}

/** Without accents: names of zones have none. */
function bare(words) {
  return (words ?? "").normalize("NFD").replace(/\p{M}/gu, "");
}

function faults(reader) {
  const open = () => change((state) => (state.dialog = { kind: "faults" }));
  return iconButton("storm", reader.say("faults"), open);
}

function themeButton(reader, theme, switchTheme) {
  const name = reader.say(theme === "dark" ? "theme_light" : "theme_dark");
  return iconButton(theme === "dark" ? "sun" : "moon", name, switchTheme);
}
