import { dayFrom, dayToText, type Day } from "./days";

/** A point in time by the clock of who runs KA: the day, and the minute of the day where the door knows it. */
export interface Moment {
  readonly day: Day;
  /** 0 to 1,439. */
  readonly minute?: number | undefined;
  /** Of the minute, 0 to 59, where the door knows it: two runs of one minute are told apart by it. */
  readonly second?: number | undefined;
}

/** When, by whom and with which KA a run is made, as its door says: core has no clock, and nobody's name is proved. */
export interface Occasion {
  readonly moment: Moment;
  /** As somebody typed it. */
  readonly author?: string | undefined;
  /** KA's version. */
  readonly version?: string | undefined;
}

/** The moment that a clock shows, in the time zone of its machine. */
export function momentOf(clock: Date): Moment {
  const day = dayFrom(clock.getFullYear(), clock.getMonth() + 1, clock.getDate()) ?? 1;
  return { day, minute: clock.getHours() * 60 + clock.getMinutes(), second: clock.getSeconds() };
}

/** A moment as `2025-03-01 08:15`, a day alone as `2025-03-01`. */
export function momentText({ day, minute }: Moment): string {
  if (minute === undefined) return dayToText(day);
  return `${dayToText(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A moment to the second, as `2025-03-01 08:15:42`, as far as it is known. */
export function momentToTheSecond(moment: Moment): string {
  const { minute, second } = moment;
  return minute === undefined || second === undefined ? momentText(moment) : `${momentText(moment)}:${two(second)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
