// What blocks and elements are made of: texts, options, and the state of an element.

import { withEmoji } from "../text/emoji.js";
import { mrkdwn } from "../text/mrkdwn.js";

/** A text object, drawn. */
export function text(object, reader) {
  return object.type === "mrkdwn" ? mrkdwn(object.text, reader) : withEmoji(object.text);
}

/** A text object as words only, for names that are read aloud. */
export function words(object) {
  return withEmoji(object?.text ?? "");
}

/** Options in groups; those without a heading are one group. */
export function groups(element) {
  return element.option_groups ?? [{ options: element.options ?? [] }];
}

const HOLDS = {
  checkboxes: "selected_options",
  channels_select: "selected_channel",
  conversations_select: "selected_conversation",
  datepicker: "selected_date",
  datetimepicker: "selected_date_time",
  external_select: "selected_option",
  file_input: "files",
  multi_external_select: "selected_options",
  multi_static_select: "selected_options",
  multi_users_select: "selected_users",
  radio_buttons: "selected_option",
  static_select: "selected_option",
  timepicker: "selected_time",
  users_select: "selected_user",
};

/** The name under which an element of a type keeps what was entered. */
export function holder(type) {
  return HOLDS[type] ?? "value";
}

/** What an element holds, as the page API wants to hear it. */
export function asValue(type, state) {
  const held = state[holder(type)] ?? null;
  const name = (one) => one?.value ?? one?.id ?? one;
  return Array.isArray(held) ? held.map(name) : name(held);
}
