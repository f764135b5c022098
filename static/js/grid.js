/* The table of a section as it is typed: sums, rules, remarks and progress at every key. The page works without. */

import { blocks } from "./block.js";
import { cellNote } from "./cellnote.js";
import { disputed, leaves, totals, values } from "./equations.js";
import { read } from "./figures.js";
import { history } from "./history.js";
import { keys } from "./keys.js";
import { lastYear } from "./lastyear.js";
import { guard } from "./leaving.js";
import { element, keep, say } from "./lines.js";
import { pasting, tell } from "./pasting.js";
import { problems } from "./problems.js";
import { layOut } from "./sheet.js";

const byId = (id) => document.getElementById(id);
const given = (id) => JSON.parse(byId(id).textContent);

const stays = new WeakMap(); // input → the token of the present stay in it, for undo
const table = byId("official-table");
if (table) start(table.closest("form"));

function start(form) {
  const rules = given("rules");
  const page = { form, rules, printed: given("printed"), sheet: layOut(table), read: reader(rules) };
  page.cells = new Map([...table.querySelectorAll("td[data-cell]")].map((td) => [td.dataset.cell, td]));
  const entered = () => form.dispatchEvent(new Event("entry", { bubbles: true }));
  const steps = history(entered);
  page.fill = (changes, stay) => {
    const real = [...changes].filter(([input, value]) => input.value !== value);
    steps.record(new Map(real.map(([input, value]) => [input, [input.value, value]])), stay);
    real.forEach(([input, value]) => { input.value = value; });
    entered();
  };
  page.block = blocks(page.sheet, page);
  page.look = guard(form);
  page.judge = problems(page);
  page.compare = lastYear(page);
  page.note = cellNote(page);
  typing(page, steps);
  pasting(page);
  zeros(page);
  keys(page.sheet, page.block, {
    set: (input, value) => page.fill(new Map([[input, value]]), stays.get(input)),
    undo: steps.undo,
    redo: steps.redo,
    arrived: (input) => arrive(page, input),
  });
  links(page);
  refresh(page);
  form.dataset.live = "";
  goTo(page, decodeURIComponent(location.hash.slice(1)));
}

/* what is typed ------------------------------------------------------------------------------------------------ */

function arrive(page, input) {
  stays.set(input, {});
  help(page, input);
}

function typing(page, steps) {
  const before = new WeakMap();
  page.form.addEventListener("beforeinput", ({ target }) => before.set(target, target.value));
  page.sheet.table.addEventListener("input", ({ target }) => {
    steps.record(new Map([[target, [before.get(target) ?? "", target.value]]]), stays.get(target));
    page.block.end();
    refresh(page);
  });
  // values set by a paste, by undo, by whoever else; what was saved is no longer stale
  for (const kind of ["entry", "saved"]) page.form.addEventListener(kind, () => refresh(page));
  page.form.addEventListener("brought", ({ detail }) => steps.forget(detail.places.map((name) => page.form.elements[name])));
  page.form.addEventListener("findings", () => { // whoever brought the server's lines anew says so
    page.judge = problems(page);
    refresh(page);
  });
}

function zeros(page) {
  page.form.querySelector("button[name=action][value=zeros]")?.addEventListener("click", (event) => {
    event.preventDefault();
    const blank = page.sheet.inputs.filter((input) => page.read(input).state === "blank");
    page.fill(new Map(blank.map((input) => [input, "0"])));
    (blank[0] ?? page.sheet.inputs[0]).focus();
    tell([blank.length ? `已把${blank.length}个空格填为0，按 Ctrl+Z 可以撤销。` : "没有空着的格。"]);
  });
}

/* what follows from it ----------------------------------------------------------------------------------------- */

/** Reads an input, and again only when its text is another. */
function reader(rules) {
  const known = new Map();
  return (input) => {
    const seen = known.get(input);
    if (seen?.raw === input.value) return seen.reading;
    const reading = read(input.value, rules.cells[input.name].kind);
    known.set(input, { raw: input.value, reading });
    return reading;
  };
}

function refresh(page) {
  const { rules, printed, sheet } = page;
  const readings = Object.fromEntries(sheet.inputs.map((input) => [input.name, page.read(input)]));
  page.totals = totals(rules, readings);
  const known = values(rules, readings, printed, page.totals);
  showTotals(page);
  page.judge(readings, known);
  showRemarks(page, readings);
  showProgress(page, readings);
  page.compare(known);
  page.block.look();
  page.note();
  page.look();
}

function showTotals({ cells, totals, rules, printed }) {
  const open = disputed(rules, totals, printed);
  Object.entries(totals).forEach(([cell, { value, text }]) => {
    const td = cells.get(cell);
    say(td.querySelector("output"), text);
    td.classList.toggle("partial", value === null);
    td.classList.toggle("disputed", open.has(cell) && value !== null);
  });
  Object.keys(printed).forEach((cell) => {
    cells.get(cell).querySelector(".printed").hidden = !open.has(cell);
    const line = byId("disputes").querySelector(`[data-cell="${cell}"]`);
    line.hidden = !open.has(cell);
    const unfinished = totals[cell].value === null;
    say(line.querySelector(".sign"), unfinished ? "…" : "≠");
    line.querySelector(".waits").hidden = !unfinished;
    line.querySelector(".decides").hidden = unfinished;
    say(line.querySelector(".computed"), totals[cell].text);
  });
}

function showRemarks({ sheet, cells, rules }, readings) {
  sheet.inputs.forEach((input) => {
    const { remark } = readings[input.name];
    cells.get(input.name).classList.toggle("odd", remark !== "");
    if (input.title !== remark) input.title = remark;
  });
  const odd = sheet.inputs.map((input) => input.name).filter((cell) => readings[cell].remark);
  const items = odd.map((cell) => ({ key: cell, label: rules.cells[cell].label, remark: readings[cell].remark }));
  keep(byId("remarks"), items, remarkLine, (li, { remark }) => say(li.querySelector(".text"), `：${remark}`));
}

function remarkLine({ key, label }) {
  const mark = element("span", { class: "sign", "aria-hidden": "true" }, "？");
  return element("li", {}, mark, " ", element("a", { href: `#${key}` }, label), element("span", { class: "text" }));
}

function showProgress({ sheet, cells }, readings) {
  const blank = sheet.inputs.filter((input) => readings[input.name].state === "blank");
  say(byId("progress"), blank.length ? `还有 ${blank.length} 格未填` : "已全部填写");
  if (!sheet.table.classList.contains("checked")) return;
  sheet.inputs.forEach((input) => cells.get(input.name).classList.toggle("missing", blank.includes(input)));
}

/* from a line to its cells ------------------------------------------------------------------------------------- */

function links(page) {
  const list = byId("live-findings");
  const named = ({ target }) => target.closest?.("[data-cells]")?.dataset.cells.split(" ") ?? [];
  for (const kind of ["mouseover", "focusin"]) list?.addEventListener(kind, (event) => light(page, named(event)));
  for (const kind of ["mouseleave", "focusout"]) list?.addEventListener(kind, () => light(page, []));
  document.addEventListener("click", (event) => {
    const cell = event.target.closest?.("a[href*='#']")?.hash.slice(1);
    if (!page.cells.has(cell)) return;
    event.preventDefault();
    goTo(page, cell);
  });
}

/** To the cell; the focus is for what can be typed into: of a sum the first cell it adds up. */
function goTo(page, cell) {
  if (!(cell in page.rules.cells)) return;
  page.form.elements[leaves(page.rules, cell)[0]].focus({ preventScroll: true });
  page.cells.get(cell).scrollIntoView({ block: "center", inline: "nearest" });
}

function light({ cells }, names) {
  cells.forEach((td, cell) => td.classList.toggle("lit", names.includes(cell)));
}

function help({ rules }, input) {
  const box = byId("cell-help");
  if (!box) return;
  const texts = input.closest("td").headers.split(" ").map((id) => byId(id)?.title).filter(Boolean);
  say(box.querySelector(".where"), rules.cells[input.name].label);
  say(box.querySelector(".help"), texts.join(""));
  box.hidden = texts.length === 0;
}
