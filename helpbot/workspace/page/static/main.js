// The page: follows the workspace as one person sees it, and draws that.

import { act, follow, people } from "./api.js";
import { goTo, markRead, seatOf } from "./doing.js";
import { dialogs } from "./parts/dialogs.js";
import { pane, threadPane } from "./parts/pane.js";
import { followScrolling } from "./parts/popup.js";
import { sidebar } from "./parts/sidebar.js";
import { topbar } from "./parts/topbar.js";
import { readerOf } from "./reader.js";
import { change, onChange, receive, state } from "./store.js";
import { currentTheme, switchTheme } from "./theme.js";
import { h, patch } from "./vdom.js";
import { catchTyping } from "./writing.js";

const root = document.getElementById("page");
let stop = () => {};
let address = location.hash;

/** See the workspace as this person. */
function become(person) {
  stop();
  sessionStorage.setItem("person", person);
  change(() => Object.assign(state, { me: person, place: "", open: null, dialog: null, active: "", editing: "", drawer: false }));
  stop = follow(person, {
    seen: (snapshot) => see(person, snapshot),
    connected: (connected) => change(() => (state.connected = connected)),
  });
}

function see(person, snapshot) {
  const fresh = state.snapshot?.me.id !== person;
  if (state.me !== person) return;
  receive(snapshot);
  if (fresh) sit(person, snapshot);
}

/** Go where the person was last, or at first where the address leads, or to the bot. */
function sit(person, snapshot) {
  const [, channel, message] = /^#(\w+)(?:\/p(\d+))?$/.exec(address) ?? [];
  address = "";
  const mine = snapshot.channels.find((one) => one.kind === "im");
  const wanted = snapshot.channels.find((one) => one.id === channel) ? channel : mine.id;
  const seat = seatOf(person);
  if (seat) return goTo(seat.place, seat);
  return goTo(wanted, { target: message ? `${message.slice(0, -6)}.${message.slice(-6)}` : "" });
}

function draw() {
  if (state.snapshot?.me.id !== state.me) return;
  const reader = readerOf(state.snapshot);
  const channel = reader.channel(state.place) ?? reader.channels().find((one) => one.kind === "im");
  document.documentElement.lang = reader.language;
  document.title = `${channel.label} – ${state.snapshot.me.real_name}`;
  patch(root, [
    h("a", { class: "skip", href: "#panel", on: { click: skip } }, reader.say("skip")),
    topbar(state, reader, { become, theme: currentTheme(), switchTheme }),
    !state.connected && h("p", { class: "banner", role: "status" }, reader.say("reconnecting")),
    h(
      "div",
      { class: "columns", "data-thread": state.thread ? "yes" : "no" },
      sidebar(state, reader),
      pane(state, channel, reader),
      channel.is_member && state.tab === "messages" && threadPane(state, channel, reader),
    ),
    h(
      "div",
      { class: "toasts", role: "status" },
      state.toasts.map(({ words }) => h("p", { class: "toast" }, words)),
    ),
    dialogs(state, reader),
  ]);
  markRead();
}

function skip(event) {
  event.preventDefault();
  const all = document.querySelectorAll("main article");
  (all[all.length - 1] ?? document.querySelector(".composer-field"))?.focus();
}

async function begin() {
  const known = await people();
  const wanted = new URLSearchParams(location.search).get("as") ?? sessionStorage.getItem("person");
  const first = known.find((person) => person.id === wanted || person.name === wanted) ?? known[0];
  change(() => (state.people = known));
  history.replaceState(null, "", location.pathname + location.hash);
  if (first) {
    await act(first.id, "arrive", {});
    become(first.id);
  } else root.textContent = "There is nobody in this workspace yet.";
}

onChange(draw);
followScrolling();
catchTyping();
document.addEventListener("visibilitychange", markRead);
setInterval(() => change(() => {}), 30_000);
begin();
