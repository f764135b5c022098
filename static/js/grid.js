/* The table of a section as it is typed: sums, rules, remarks and progress at every key. The page works without. */

import { broken, disputed, judged, leaves, totals, values } from "./equations.js";
import { read } from "./figures.js";
import { history } from "./history.js";
import { keys } from "./keys.js";
import { guard } from "./leaving.js";
import { element, keep, say } from "./lines.js";
import { block, plan } from "./paste.js";
import { layOut } from "./sheet.js";

const byId = (id) => document.getElementById(id);
const SEVERITIES = { block: "阻断", explain: "需说明", warn: "警告", hint: "提示" };
const TOLD = 3; // sentences about single totals; after that a count says enough
const given = (id) => JSON.parse(byId(id).textContent);

const stays = new WeakMap(); // input → the token of the present stay in it, for undo
const table = byId("official-table");
if (table) start(table.closest("form"));

function start(form) {
  const rules = given("rules");
  const page = { form, rules, printed: given("printed"), sheet: layOut(table), read: reader(rules) };
  page.cells = new Map([...table.querySelectorAll("td[data-cell]")].map((td) => [td.dataset.cell, td]));
  page.look = guard(form);
  page.fade = adopt(page);
  page.isSettled = settled(page);
  const steps = history(() => refresh(page));
  const fill = (changes, stay) => {
    steps.record(new Map([...changes].map(([input, value]) => [input, [input.value, value]])), stay);
    changes.forEach((value, input) => { input.value = value; });
    refresh(page);
  };
  typing(page, steps);
  pasting(page, fill);
  zeros(page, fill);
  keys(page.sheet, {
    set: (input, value) => fill(new Map([[input, value]]), stays.get(input)),
    undo: steps.undo,
    redo: steps.redo,
    arrived: (input) => arrive(page, input),
  });
  links(page);
  refresh(page);
  form.addEventListener("entry", () => refresh(page));
  form.addEventListener("saved", () => refresh(page));
  document.addEventListener("findings", () => {
    page.fade = adopt(page);
    page.isSettled = settled(page);
    refresh(page);
  });
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
    refresh(page);
  });
}

function pasting(page, fill) {
  page.sheet.table.addEventListener("paste", (event) => {
    const rows = event.target.matches("input") && block(event.clipboardData);
    if (!rows) return;
    event.preventDefault();
    const { values: changes, sums, excess } = plan(page.sheet, event.target, rows);
    fill(changes);
    event.target.select();
    notes([`已填入${changes.size}格，按 Ctrl+Z 可以撤销。`, excess, ...differing(page, sums)]);
  });
}

/** Figures pasted onto sums: equal ones need no word. */
function differing(page, sums) {
  const told = sums.flatMap(([td, text]) => {
    const cell = td.dataset.cell;
    const computed = page.totals[cell].text;
    if (read(text, page.rules.cells[cell].kind).text === computed) return [];
    return [`“${page.rules.cells[cell].label}”粘贴的是${text.trim()}，按表内数字计算是${computed || "空"}，没有采用粘贴的数。`];
  });
  const more = told.length - TOLD;
  return more > 1 ? [...told.slice(0, TOLD), `另有${more}个总计与粘贴的数不同，也没有采用粘贴的数。`] : told;
}

function zeros(page, fill) {
  page.form.querySelector("button[name=action][value=zeros]")?.addEventListener("click", (event) => {
    event.preventDefault();
    const blank = page.sheet.inputs.filter((input) => page.read(input).state === "blank");
    fill(new Map(blank.map((input) => [input, "0"])));
    (blank[0] ?? page.sheet.inputs[0]).focus();
    notes([blank.length ? `已把${blank.length}个空格填为0，按 Ctrl+Z 可以撤销。` : "没有空着的格。"]);
  });
}

function notes(texts) {
  byId("grid-notes").replaceChildren(...texts.filter(Boolean).map((text) => element("li", {}, text)));
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
  showFindings(page, broken(rules, readings, printed, known), known);
  showRemarks(page, readings);
  showProgress(page, readings);
  page.look();
  page.fade();
  allClear(readings);
}

/** Nothing to do only where nothing is listed, blank or odd. */
function allClear(readings) {
  const open = Object.values(readings).some(({ state, remark }) => state === "blank" || remark);
  const line = byId("all-clear");
  if (line) line.hidden = open || document.querySelector("#live-findings > :not([hidden])") !== null;
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

function showFindings({ cells, rules, sheet, isSettled }, findings, known) {
  const open = findings.filter((finding) => !isSettled(finding));
  const marked = new Set(open.flatMap((finding) => finding.cells));
  cells.forEach((td, cell) => td.classList.toggle("broken", marked.has(cell) || "found" in td.dataset));
  const list = byId("live-findings");
  if (!list) return;
  const items = open.map((finding) => ({ ...finding, key: keyOf(finding.rule, finding.cells) }));
  keep(list, items, findingLine, (li, { message }) => say(li.querySelector("a:not(.code)"), message));
  const stale = sheet.inputs.some((input) => input.value !== input.defaultValue);
  list.querySelectorAll(".suspects").forEach((box) => { box.hidden = stale; }); // they were looked for in what is saved
  summary(rules.equations, findings, known);
}

/** The same line as templates/components/problem.html. */
function findingLine({ rule, cells, severity }) {
  const word = element("span", { class: `severity severity-${severity}` }, SEVERITIES[severity]);
  const code = element("a", { class: "code soft small", href: `${byId("live-findings").dataset.rules}#${rule}` }, rule);
  const line = element("li", { class: `problem problem-${severity}`, "data-cells": cells.join(" ") });
  line.append(word, " ", code, " ", element("a", { href: `#${cells[0]}` }));
  return line;
}

/** Lines the server wrote: those of our own rules are kept up to date, the others go when settled and else grow pale. */
function adopt(page) {
  const ours = new Set(page.rules.equations.map((equation) => equation.rule));
  const lines = [...(byId("live-findings")?.querySelectorAll("li[data-cells]") ?? [])];
  const [live, others] = [true, false].map((mine) => lines.filter((li) => ours.has(ruleOf(li)) === mine));
  live.forEach((li) => { li.dataset.key = keyOf(ruleOf(li), li.dataset.cells.split(" ")); });
  const fades = others.map((li) => fading(page, li));
  return () => fades.forEach((fade) => fade());
}

/** Whether somebody has given the reason for a finding: it holds while the cells are as they were saved. */
function settled({ form }) {
  const lines = [...document.querySelectorAll(".settled li[data-cells]")].map((li) => [ruleOf(li), li.dataset.cells.split(" ")]);
  const told = new Map(lines.map(([rule, cells]) => [keyOf(rule, cells), cells.map((cell) => form.elements[cell]).filter(Boolean)]));
  return ({ rule, cells }) => told.get(keyOf(rule, cells))?.every((input) => input.value === input.defaultValue) ?? false;
}

function fading({ form, read }, li) {
  const cells = li.dataset.cells.split(" ").map((cell) => form.elements[cell]);
  const inputs = cells.filter((cell) => cell instanceof HTMLInputElement); // a sum's output is an element of the form, too
  const plain = (input) => read(input).text !== "" && read(input).remark === "";
  const unclear = inputs.length > 0 && !inputs.some(plain); // blanks, letters: here we see ourselves when it is mended
  return () => {
    const stale = inputs.some((input) => input.value !== input.defaultValue);
    li.hidden = unclear && (inputs.every(plain) || (stale && "unfinished" in li.dataset)); // the count below is fresher
    li.classList.toggle("stale", stale);
    li.title = stale ? "这几格改过了，保存后重新校核" : "";
  };
}

function ruleOf(li) {
  return li.querySelector(".code").textContent.trim();
}

function keyOf(rule, cells) {
  return [rule, ...cells].join(" ");
}

function summary(equations, findings, known) {
  const full = equations.filter((equation) => judged(equation, known)).length;
  const counts = [[findings.length, "项不符"], [full - findings.length, "项相符"], [equations.length - full, "项填完后核对"]];
  const said = counts.filter(([count]) => count).map(([count, words]) => `${count} ${words}`);
  say(byId("live-summary"), said.join("，") || "本表没有勾稽关系。");
  byId("live-summary")?.classList.toggle("holds", !findings.length && full > 0);
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
  page.cells.get(cell).scrollIntoView({ block: "center", inline: "center" });
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
