/* The lines about what does not agree, beside the table: ours written at every key, the server's kept honest. */

import { broken, judged } from "./equations.js";
import { element, keep, say } from "./lines.js";

const byId = (id) => document.getElementById(id);
const SEVERITIES = { block: "阻断", explain: "需说明", warn: "警告", hint: "提示" };

/** Gives back `show(readings, known)`, to be called at every key; `page` has form, rules, printed, sheet, cells, read. */
export function problems(page) {
  const fade = adopt(page);
  const isSettled = settled(page);
  return (readings, known) => {
    const found = broken(page.rules, readings, page.printed, known);
    showFindings(page, found, known, isSettled);
    weigh(page, found.filter((finding) => !isSettled(finding)), readings);
    fade();
    allClear(readings);
  };
}

function showFindings({ cells, rules, sheet }, findings, known, isSettled) {
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

/** Red is what keeps the report from being handed in: the same as _grave in reports/sheet.py. */
function weigh({ cells }, open, readings) {
  const grave = new Set(open.filter(({ severity }) => severity === "block").flatMap((finding) => finding.cells));
  cells.forEach((td, cell) => td.classList.toggle("grave",
    grave.has(cell) || td.dataset.found === "block" || readings[cell]?.state === "text"));
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

/** Nothing to do only where nothing is listed, blank or odd. */
function allClear(readings) {
  const open = Object.values(readings).some(({ state, remark }) => state === "blank" || remark);
  if (open) byId("live-summary")?.classList.remove("holds"); // sums that agree are not all there is
  const line = byId("all-clear");
  if (line) line.hidden = open || document.querySelector("#live-findings > :not([hidden])") !== null;
}
