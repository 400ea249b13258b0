// Times for the reader: in their time zone and language. Pure.

const formats = new Map();

/** A moment in Slack's form (`1700000000.000100`) as the clock shows it. */
export function clock(ts, reader) {
  return format(ts, reader, { hour: "numeric", minute: "2-digit" });
}

/** A moment as a clock of twelve or twenty-four hours shows it, without the half of the day: for narrow places. */
export function bareClock(ts, reader) {
  const parts = formatter(reader.locale, reader.tz, { hour: "numeric", minute: "2-digit" }).formatToParts(ts * 1000);
  const bare = parts.filter((part) => part.type !== "dayPeriod").map((part) => part.value);
  return bare.join("").trim();
}

/** A moment in full, for those who want to know. */
export function moment(ts, reader) {
  return format(ts, reader, { dateStyle: "full", timeStyle: "short" });
}

/** The day of a moment, to compare with others. */
export function day(ts, reader) {
  return formatter("en-CA", reader.tz, {}).format(ts * 1000);
}

/** The day of a moment in words: today, yesterday, or its date. */
export function dayWords(ts, reader, now = Date.now() / 1000) {
  return nearDay(ts, reader, now) ?? upper(format(ts, reader, { weekday: "long", day: "numeric", month: "long" }));
}

const PARTS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

/** A date in Slack's notation, such as `{date_short} at {time}`. */
export function written(pattern, ts, reader, now = Date.now() / 1000) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => {
    if (name === "ago") return ago(ts, reader, now);
    const pretty = name.endsWith("_pretty") && nearDay(ts, reader, now);
    const options = PARTS[name.replace(/_pretty$/, "").replace("day_divider", "date_long")];
    return pretty || (options ? format(ts, reader, options) : whole);
  });
}

function ago(ts, reader, now) {
  const seconds = ts - now;
  const [size, unit] = [
    [86400, "day"],
    [3600, "hour"],
    [60, "minute"],
    [1, "second"],
  ].find(([size]) => Math.abs(seconds) >= size) ?? [1, "second"];
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

function nearDay(ts, reader, now) {
  const distance = Math.round((Date.parse(day(ts, reader)) - Date.parse(day(now, reader))) / 86_400_000);
  if (Math.abs(distance) > 1) return null;
  return upper(new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(distance, "day"));
}

function format(ts, reader, options) {
  return formatter(reader.locale, reader.tz, options).format(ts * 1000);
}

function formatter(locale, timeZone, options) {
  const name = JSON.stringify([locale, timeZone, options]);
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(locale, { timeZone, ...options }));
  return formats.get(name);
}

function upper(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
