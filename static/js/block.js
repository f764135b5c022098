/* A block of cells chosen with Shift, the mouse or Ctrl+A: shown, announced, copied, cut, cleared, filled down. */

import { element, say } from "./lines.js";
import { inputOf } from "./sheet.js";

const EDGES = ["edge-top", "edge-right", "edge-bottom", "edge-left"];

/** `fill(changes)` writes a Map input → text as one step; `read(input)` says what an input holds. */
export function blocks(sheet, { fill, read }) {
  let anchor = null; // the cell it began in, which keeps the focus
  let head = null; // the corner that moves
  let marked = [];

  const isOpen = () => anchor !== null;
  const squares = () => rectangle(sheet, anchor, head);
  const inputs = () => [...new Set(squares().flat())].map(inputOf).filter(Boolean);

  function choose(from, to) {
    [anchor, head] = [from, to];
    const rows = squares();
    marked.forEach((td) => td.classList.remove("chosen", ...EDGES));
    marked = rows.flat();
    mark(rows);
    look();
  }

  /** What is chosen, and its sum, as it is now. */
  function look() {
    if (isOpen()) say(document.getElementById("chosen-note"), told(squares(), inputs().map(read)));
  }

  function end() {
    if (!isOpen()) return false;
    anchor = head = null;
    marked.forEach((td) => td.classList.remove("chosen", ...EDGES));
    say(document.getElementById("chosen-note"), "");
    return true;
  }

  function extend(input, down, right) {
    const from = anchor ?? input.closest("td");
    const to = step(sheet, head ?? from, down, right);
    if (to === from) end();
    else choose(from, to);
  }

  document.addEventListener("focusin", ({ target }) => {
    if (isOpen() && !marked.includes(target.closest("td"))) end();
  });

  function clear() {
    fill(new Map(inputs().map((input) => [input, ""])));
  }

  /** Every cell of the block takes the figure of its first row; of a single cell, the one above. */
  function down(input) {
    const td = input.closest("td");
    const rows = isOpen() ? squares() : rectangle(sheet, step(sheet, td, -1, 0), td);
    const below = rows.slice(1).flatMap((row) => row.map((cell, c) => [inputOf(cell), inputOf(rows[0][c])]));
    fill(new Map(below.filter(([to, from]) => to && from && to !== from).map(([to, from]) => [to, from.value])));
  }

  const block = {
    isOpen, inputs, squares, look, choose, extend, end, clear, down,
    all: () => choose(sheet.rows[0][0], sheet.rows.at(-1).at(-1)),
    first: () => (isOpen() ? squares()[0][0] : null),
  };
  mouse(sheet.table, block);
  clipboard(sheet.table, block);
  return block;
}

/** Shift+click chooses up to there, dragging from an input over the cells. */
function mouse(table, block) {
  let dragged = null;

  table.addEventListener("mousedown", (event) => {
    const td = event.target.closest("td[data-cell]");
    dragged = null;
    if (!td || event.button !== 0) return;
    const active = document.activeElement.closest?.("td[data-cell]");
    if (event.shiftKey && active && table.contains(active)) {
      event.preventDefault();
      block.choose(active, td);
    } else if (inputOf(td)) {
      block.end();
      dragged = td;
    }
  });
  table.addEventListener("mouseover", ({ target, buttons }) => {
    const td = target.closest("td[data-cell]");
    if (!(buttons & 1)) dragged = null;
    if (dragged && td && (td !== dragged || block.isOpen())) block.choose(dragged, td);
  });
}

/** A block goes to the clipboard as a spreadsheet and as a web page want it; a single cell is the browser's own. */
function clipboard(table, block) {
  const copy = (event) => {
    if (!block.isOpen()) return false;
    event.preventDefault();
    const rows = texts(block.squares());
    event.clipboardData.setData("text/plain", rows.map((row) => row.map(quoted).join("\t")).join("\r\n"));
    const lines = rows.map((row) => element("tr", {}, ...row.map((text) => element("td", {}, text))));
    event.clipboardData.setData("text/html", element("table", {}, ...lines).outerHTML);
    return true;
  };
  table.addEventListener("copy", copy);
  table.addEventListener("cut", (event) => copy(event) && block.clear());
}

/** The cells from one corner to the other, row by row; a merged one stands in each column it covers. */
function rectangle(sheet, one, other) {
  const spans = [one, other].map((td) => {
    const [row] = sheet.places.get(td);
    return [row, sheet.rows[row].indexOf(td), sheet.rows[row].lastIndexOf(td)];
  });
  const [top, bottom] = spans.map(([row]) => row).sort((a, b) => a - b);
  const left = Math.min(...spans.map(([, first]) => first));
  const right = Math.max(...spans.map(([, , last]) => last));
  return sheet.rows.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
}

/** The next cell, sums included; at the edge the same. */
function step(sheet, td, down, right) {
  const [row, first] = sheet.places.get(td);
  const column = right > 0 ? sheet.rows[row].lastIndexOf(td) : first;
  return sheet.rows[row + down]?.[column + right] ?? td;
}

function mark(rows) {
  rows.forEach((row, r) => row.forEach((td, c) => {
    const at = [r === 0, c === row.length - 1, r === rows.length - 1, c === 0];
    td.classList.add("chosen", ...EDGES.filter((_, side) => at[side]));
  }));
}

function told(rows, readings) {
  const wide = Math.max(...rows.map((row) => new Set(row).size));
  const values = readings.map(({ value }) => value).filter((value) => value !== null).map(Number);
  const sum = values.length > 1 ? `，所填的数合计${Number(values.reduce((a, b) => a + b, 0).toFixed(10))}` : "";
  return `已选${rows.length}行${wide}列${sum}`;
}

/** What is in them; what only a merged cell covers is blank, and no column is of that alone. */
function texts(rows) {
  const own = rows[0].map((_, c) => rows.some((row) => c === 0 || row[c] !== row[c - 1]));
  return rows.map((row) => row
    .map((td, c) => (c > 0 && td === row[c - 1] ? "" : inputOf(td)?.value ?? td.querySelector("output").textContent))
    .filter((_, c) => own[c]));
}

function quoted(text) {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
