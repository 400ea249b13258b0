// Menus of all kinds: static options, type-ahead, people, channels; one choice or several.

import { h } from "../vdom.js";
import { combobox } from "../parts/combobox.js";
import { trouble } from "./buttons.js";
import { groups, holder, words } from "./objects.js";

/** A field that opens a list when something is typed or the arrow is pressed. */
export function select(one, at) {
  const several = one.type.startsWith("multi_");
  const kind = one.type.replace("multi_", "");
  const offered = OFFERS[kind](one, at);
  const chosen = chosenIn(one, at, offered);
  const held = (choices) => ({ [holder(one.type)]: choices.map((choice) => choice.raw) });
  const box = combobox({
    id: at.id,
    label: at.label,
    placeholder: words(one.placeholder),
    invalid: at.invalid,
    describedBy: at.describedBy,
    focusFirst: one.focus_on_load,
    open: at.menu,
    offered,
    chosen,
    several,
    clearable: at.optional,
    filtered: kind !== "external_select",
    least: kind === "external_select" ? (one.min_query_length ?? 3) : 0,
    say: at.reader.say,
    query: (typed) => kind === "external_select" && at.suggest(typed),
    choose: (choice) => at.enter(several ? held([...chosen, choice]) : { [holder(one.type)]: choice.raw }),
    remove: (choice) =>
      at.enter(several ? held(chosen.filter((other) => other !== choice)) : { [holder(one.type)]: null }),
  });
  return h("span", { class: "with-trouble" }, box, trouble(at));
}

const OFFERS = {
  channels_select: (_, at) => [
    {
      choices: at.reader
        .channels()
        .filter((one) => one.kind === "channel")
        .map(fromChannel),
    },
  ],
  conversations_select: (_, at) => [{ choices: at.reader.channels().map(fromChannel) }],
  external_select: (_, at) => fromGroups(at.menu?.groups ?? []),
  static_select: (one) => fromGroups(groups(one)),
  users_select: (_, at) => [{ choices: at.reader.people().map(fromPerson) }],
};

function fromGroups(list) {
  return list.map((group) => ({ label: words(group.label), choices: group.options.map(fromOption) }));
}

function fromOption(option) {
  return { value: option.value, label: words(option.text), about: words(option.description), raw: option };
}

function fromPerson(person) {
  return { value: person.id, label: person.real_name, about: person.title, raw: person.id };
}

function fromChannel(channel) {
  return { value: channel.id, label: channel.label, raw: channel.id };
}

/** What is chosen now; people and channels are kept by id only, so their names come from what is offered. */
function chosenIn(one, at, offered) {
  const held = [at.state[holder(one.type)] ?? []].flat();
  const all = offered.flatMap((group) => group.choices);
  return held
    .map((raw) => (typeof raw === "string" ? all.find((choice) => choice.value === raw) : fromOption(raw)))
    .filter(Boolean);
}
