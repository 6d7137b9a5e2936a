/** Days: three fields as people fill them in, and the one text of documents. */

import type { Draft } from "../model.js";

type Fields = Pick<Draft, "day" | "month" | "year">;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const YEAR = /^\d{4}$/;

/** The day as year-month-day, or null where it is none of the calendar. */
export function dayOf({ day, month, year }: Fields): string | null {
  const [d, m, y] = [day, month, year].map((text) => text.trim());
  if (!/^\d{1,2}$/.test(d ?? "") || !/^\d{1,2}$/.test(m ?? "") || !YEAR.test(y ?? "")) {
    return null;
  }
  const text = `${y}-${m?.padStart(2, "0")}-${d?.padStart(2, "0")}`;
  return isDay(text) ? text : null;
}

export function fieldsOf(day: string): Fields {
  const [year = "", month = "", date = ""] = day.split("-");
  return { year, month: month.replace(/^0/, ""), day: date.replace(/^0/, "") };
}

export function isUntouched({ day, month, year }: Fields): boolean {
  return [day, month, year].every((text) => text.trim() === "");
}

/** Today in the person's own time zone. */
export function today(now: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const year = String(now.getFullYear()).padStart(4, "0");
  return `${year}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The date of an item of evidence: a year, a month or a day. */
export function isCoarseDate(text: string): boolean {
  const month = MONTH.exec(text);
  return isDay(text) || isYear(text) || (month !== null && isDay(`${text}-01`));
}

function isYear(text: string): boolean {
  return YEAR.test(text) && text !== "0000";
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  const real = DAY.test(text) && isYear(text.slice(0, 4)) && !Number.isNaN(day.getTime());
  return real && day.toISOString().slice(0, 10) === text;
}
