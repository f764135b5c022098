/* Sums and rules over the cells of one table, in the words of reports/schema.py and reports/content.py. */

import { read, summand } from "./figures.js";

const SIGNS = {
  "=": { holds: (a, b) => a === b, word: "等于" },
  ">=": { holds: (a, b) => a >= b, word: "不小于" },
  "<=": { holds: (a, b) => a <= b, word: "不大于" },
};
const EMPTY = { state: "blank", value: null, text: "", remark: "" };

/** What was typed, cell by cell: {cell: raw} → {cell: reading}. */
export function readings(rules, raws) {
  const known = Object.keys(raws).filter((cell) => cell in rules.cells);
  return Object.fromEntries(known.map((cell) => [cell, read(raws[cell], rules.cells[cell].kind)]));
}

/** Every computed total: {cell: {value, text}}; value null while a part is open, text the sum of what is there. */
export function totals(rules, readings) {
  const names = Object.keys(rules.cells).filter((cell) => rules.cells[cell].parts.length);
  return Object.fromEntries(names.map((cell) => [cell, total(leaves(rules, cell), readings)]));
}

function total(names, readings) {
  const terms = names.map((name) => summand(readings[name] ?? EMPTY));
  const known = terms.filter((term) => term !== null);
  const value = sum(known);
  return { value: known.length === terms.length ? value : null, text: known.length ? String(value) : "" };
}

/** The typed cells a total adds up in the end; asked at every keystroke, so remembered. */
export function leaves(rules, cell) {
  const known = remembered.get(rules) ?? remembered.set(rules, new Map()).get(rules);
  if (!known.has(cell)) {
    const { parts } = rules.cells[cell];
    known.set(cell, parts.length ? parts.flatMap((part) => leaves(rules, part)) : [cell]);
  }
  return known.get(cell);
}
const remembered = new WeakMap();

/** The totals whose printed figure differs from the computed one: a person has to decide. */
export function disputed(rules, computed, printed) {
  return new Set(Object.keys(printed).filter((cell) => stated(rules, printed, cell) !== computed[cell].value));
}

function stated(rules, printed, cell) {
  return summand(read(printed[cell].text, rules.cells[cell].kind));
}

/** What equations take: typed cells, and totals as printed where those are disputed, else as computed. */
export function values(rules, readings, printed = {}, computed = totals(rules, readings)) {
  const open = disputed(rules, computed, printed);
  const value = (cell) => {
    if (open.has(cell)) return stated(rules, printed, cell);
    return cell in computed ? computed[cell].value : summand(readings[cell] ?? EMPTY);
  };
  return Object.fromEntries(Object.keys(rules.cells).map((cell) => [cell, value(cell)]));
}

/** The equations both of whose sides are known and disagree, in the order of the form. */
export function broken(rules, readings, printed = {}, known = values(rules, readings, printed)) {
  return rules.equations.flatMap((equation) => {
    const sides = judged(equation, known);
    return sides && !SIGNS[equation.sign].holds(...sides) ? [finding(equation, known, ...sides)] : [];
  });
}

/** Both sums, or null while a cell is blank or not a number: unfinished is not wrong. */
export function judged({ left, right }, known) {
  const sides = [left, right].map((side) => side.map((cell) => known[cell]));
  return sides.flat().includes(null) ? null : sides.map(sum);
}

function finding(equation, known, left, right) {
  const here = side(equation.left, equation.leftWords, known, left);
  const there = side(equation.right, equation.rightWords, known, right);
  const { word } = SIGNS[equation.sign];
  const message = `${equation.place}：${here}，应${word}${there}，相差 ${Math.abs(left - right)}。${equation.advice}`;
  const cells = [...equation.left, ...equation.right];
  return { rule: equation.rule, message, cells, left, right, severity: equation.severity };
}

/** “甲 6 + 乙 0 = 6” when every cell has its word, else “各行之和 = 6”. */
function side(cells, words, known, total) {
  if (cells.length > 1 && words.length === cells.length) {
    return `${words.map((word, i) => `${word} ${known[cells[i]]}`).join(" + ")} = ${total}`;
  }
  return cells.length ? `${words.join("")} = ${total}` : String(total);
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
