// The elements in blocks, each drawn from its data and its place (`at`, made by surface.js).

import { button, feedbackButtons, iconButton } from "./buttons.js";
import { checkboxes, radioButtons } from "./choices.js";
import { fileInput } from "./file_input.js";
import { overflow } from "./overflow.js";
import { datePicker, dateTimePicker, timePicker } from "./pickers.js";
import { select } from "./select.js";
import { textInput } from "./text_input.js";

export const ELEMENTS = {
  button,
  channels_select: select,
  checkboxes,
  conversations_select: select,
  datepicker: datePicker,
  datetimepicker: dateTimePicker,
  email_text_input: textInput,
  external_select: select,
  feedback_buttons: feedbackButtons,
  file_input: fileInput,
  icon_button: iconButton,
  multi_external_select: select,
  multi_static_select: select,
  multi_users_select: select,
  number_input: textInput,
  overflow,
  plain_text_input: textInput,
  radio_buttons: radioButtons,
  static_select: select,
  timepicker: timePicker,
  url_text_input: textInput,
  users_select: select,
};

/** Draw an element. */
export function element(one, at) {
  return ELEMENTS[one.type](one, at);
}
