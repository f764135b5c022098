/* Where the cells of an official table stand: rows and columns as the eye sees them, merged cells included. */

/** The figures of a table: `rows` of <td>, a merged one standing in each column it covers; `inputs` in reading order. */
export function layOut(table) {
  const rows = [...table.rows].map(figures).filter((row) => row.length);
  const inputs = rows.flat().filter((td, i, all) => all.indexOf(td) === i).map(inputOf).filter(Boolean);
  const places = new Map(rows.flatMap((row, r) => row.map((td, c) => [td, [r, c]])).reverse());
  return { table, rows, inputs, places };
}

/** The input inside a cell; none in a total. */
export function inputOf(td) {
  return td?.querySelector("input") ?? null;
}

/** The next cell to type in, so many rows and columns on; sums are passed over, nothing wraps round. */
export function neighbour(sheet, input, down, right) {
  const from = input.closest("td");
  let [row, column] = sheet.places.get(from);
  for (;;) {
    row += down;
    column += right;
    const td = sheet.rows[row]?.[column];
    if (!td) return null;
    if (td !== from && inputOf(td)) return inputOf(td);
  }
}

/** Every cell, and every heading, of the columns a cell stands in. */
export function columnOf(sheet, td) {
  const [row, first] = sheet.places.get(td);
  const wide = sheet.rows[row].filter((other) => other === td).length;
  const cells = sheet.rows.flatMap((each) => each.slice(first, first + wide));
  const heads = td.headers.split(" ").map((id) => document.getElementById(id));
  return [...cells, ...heads.filter((head) => head?.classList.contains("head"))];
}

function figures(row) {
  return [...row.cells].filter((td) => td.dataset.cell).flatMap((td) => Array(td.colSpan).fill(td));
}
