/* Last year's figure beside each of this year's, on request, and 上年结转 brought over. The page works without. */

import { summand, tidy } from "./figures.js";
import { element, say } from "./lines.js";

const KEPT = "compare-last-year";

/** Gives back `show(known)`, to be called at every key with the value of every cell. */
export function lastYear(page) {
  const given = document.getElementById("last-year");
  carry(page);
  if (!given) return () => {};
  const before = Object.entries(JSON.parse(given.textContent)).map(([cell, bounds]) => beside(page, cell, bounds));
  let known = {};
  const isDash = (input) => input instanceof HTMLInputElement && page.read(input).state === "na"; // no 0 somebody counted
  const show = () => before.forEach((one) => compare(one, isDash(page.form.elements[one.cell]) ? null : known[one.cell]));
  toggle(page, before, show);
  return (values) => {
    known = values;
    if (page.sheet.table.classList.contains("comparing")) show();
  };
}

function beside(page, cell, [value, low, high, zero]) {
  const span = document.getElementById(`before-${cell}`);
  const [words, share] = [".change", ".share"].map((name) => span.querySelector(name));
  return { cell, span, words, share, value: value === null ? null : Number(value), low, high, zero };
}

function compare(one, here) {
  if (here !== null) here = Number(here);
  if (one.here === here) return;
  one.here = here;
  const [words, share = ""] = change(here, one.value).split(" ");
  say(one.words, words);
  say(one.share, share);
  one.span.classList.toggle("nil", here === 0 && one.value === 0);
  one.span.classList.toggle("leap", here !== null && (here ? here < one.low || here > one.high : one.zero));
}

/** The browser's half of Before.change in reports/last_year.py. */
export function change(here, there) {
  if (here === null || there === null) return "";
  const gap = Number((here - there).toFixed(10));
  if (!gap) return "";
  const sign = gap > 0 ? "+" : "−";
  const words = `${sign}${Math.abs(gap)}`;
  return there > 0 ? `${words} ${sign}${Math.round((Math.abs(gap) * 100) / there)}%` : words;
}

function toggle({ sheet: { table, inputs } }, before, show) {
  const link = document.getElementById("compare");
  const button = element("button", { type: "button", id: "compare", class: link.className }, "对照上年");
  const named = new Set(before.map(({ cell }) => cell));
  const set = (on) => {
    table.classList.toggle("comparing", on);
    button.setAttribute("aria-pressed", String(on));
    inputs.filter(({ name }) => named.has(name)).forEach((input) => describe(input, `before-${input.name}`, on));
    if (on) show();
  };
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    localStorage.setItem(KEPT, on ? "1" : "");
    set(on);
  });
  link.replaceWith(button);
  set(table.classList.contains("comparing") || localStorage.getItem(KEPT) === "1");
}

/** Put an id among those that describe a field, or take it out. */
export function describe(field, id, on) {
  const ids = new Set((field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  if (ids.size) field.setAttribute("aria-describedby", [...ids].join(" "));
  else field.removeAttribute("aria-describedby");
}

function carry(page) {
  const line = document.getElementById("carry");
  if (!line) return;
  const figures = JSON.parse(document.getElementById("carries").textContent).map(([cell, column, text]) => ({ input: page.form.elements[cell], column, text }));
  const differing = () => figures.filter(({ input, text }) => summand(page.read(input)) !== Number(text));
  const look = () => {
    const some = differing();
    line.hidden = !some.length;
    if (some.length) say(line.querySelector(".words"), carried(some));
  };
  line.querySelector("button").addEventListener("click", (event) => {
    event.preventDefault();
    page.fill(new Map(differing().map(({ input, text }) => [input, text])));
    figures[0].input.focus();
  });
  for (const kind of ["input", "entry"]) page.form.addEventListener(kind, look);
  look();
}

/** The browser's half of Sheet.carried_words in reports/sheet.py. */
function carried(figures) {
  if (figures.length > 1 && figures.every(({ input, text }) => text === "0" && !tidy(input.value))) return "各列都是 0";
  return figures.map(({ input, column, text }) => {
    const now = tidy(input.value);
    return `${column} ${text}${now && `（现在填的是 ${now}）`}`;
  }).join("、");
}
