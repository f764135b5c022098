/* A block copied from Excel, WPS, Word or a web page, laid over the table from the focused cell to the right and down. */

import { inert } from "./inert.js";
import { inputOf } from "./sheet.js";

/** The block on a clipboard as rows of texts; null for a single text, which the browser pastes by itself. */
export function block(clipboard) {
  const plain = clipboard.getData("text/plain");
  const html = clipboard.getData("text/html");
  const rows = !plain.includes("\t") && /<table/i.test(html) ? fromHtml(html) : fromText(plain);
  return rows.length > 1 || rows[0]?.length > 1 ? rows : null;
}

/** Tab separated lines; a cell that holds a line break or a tab stands in quotation marks. */
export function fromText(text) {
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  for (const [, quoted, bare, end] of text.matchAll(cell)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  return withoutStrayLines(rows);
}

/** The first table of a piece of HTML; what a merged cell covers stays blank. */
export function fromHtml(html) {
  const table = inert(html).querySelector("table");
  const rows = [...table.rows].map(() => []);
  [...table.rows].forEach((tr, r) => {
    let column = 0;
    for (const td of tr.cells) {
      while (rows[r][column] !== undefined) column += 1;
      cover(rows, td, r, column);
    }
  });
  return withoutStrayLines(rows.map((row) => Array.from(row, (text) => text ?? "")));
}

function cover(rows, td, row, column) {
  for (let r = row; r < Math.min(row + td.rowSpan, rows.length); r += 1) {
    for (let c = column; c < column + td.colSpan; c += 1) rows[r][c] = "";
  }
  rows[row][column] = td.textContent.trim();
}

/** The end of the last line is not a row; between rows of several cells a wholly empty line is none either. */
function withoutStrayLines(rows) {
  const wide = rows.some((row) => row.length > 1);
  const kept = rows.filter((row) => !(wide && row.length === 1 && row[0].trim() === ""));
  while (kept.length && kept.at(-1).every((text) => text.trim() === "")) kept.pop();
  return kept;
}

/** What a block does to the table when it begins at a cell: values for inputs, figures met by sums, what falls outside. */
export function plan(sheet, from, rows) {
  const [top, left] = sheet.places.get(from.closest("td"));
  const values = new Map();
  const sums = [];
  let outside = 0;
  rows.forEach((row, r) => row.forEach((text, c) => {
    const td = sheet.rows[top + r]?.[left + c];
    if (!td || covered(sheet, top + r, left + c)) outside += text.trim() !== "";
    else if (inputOf(td)) values.set(inputOf(td), text);
    else if (text.trim() !== "") sums.push([td, text]);
  }));
  return { values, sums, excess: outside ? excess(sheet, top, left, rows, outside) : "" };
}

/** The second and later columns of a merged cell take nothing: the first one had its turn. */
function covered(sheet, row, column) {
  return column > 0 && sheet.rows[row][column] === sheet.rows[row][column - 1];
}

function excess(sheet, top, left, rows, outside) {
  const wide = Math.max(...rows.map((row) => row.length));
  const below = Math.max(0, top + rows.length - sheet.rows.length);
  const beside = Math.max(0, left + wide - Math.max(...sheet.rows.map((row) => row.length)));
  const where = [beside && `右边${beside}列`, below && `下边${below}行`].filter(Boolean).join("、") || "合并格里";
  return `粘贴的内容有${rows.length}行${wide}列，超出表格的部分没有填入：${where}，有内容的${outside}格。`;
}
