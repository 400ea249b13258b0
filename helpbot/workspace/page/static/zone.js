// Local times of a zone, in the format of `datetime-local` fields. Pure.

/** A moment (Unix seconds) as `2026-11-26T09:30` in a zone. */
export function inZone(seconds, timeZone) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return format.format(seconds * 1000).replace(" ", "T");
}

/** The moment at which the clocks of a zone show this. */
export function fromZone(shown, timeZone) {
  const wanted = Date.parse(`${shown.slice(0, 16)}Z`) / 1000;
  const offset = (seconds) => Date.parse(`${inZone(seconds, timeZone)}Z`) / 1000 - seconds;
  const guess = wanted - offset(wanted);
  return wanted - offset(guess);
}
