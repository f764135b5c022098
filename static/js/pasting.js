/* What a paste does: laid over the cells from the focus on, or, with its labels, matched to the form by the server. */

import { read, tidy } from "./figures.js";
import { totals } from "./equations.js";
import { element } from "./lines.js";
import { block, plan } from "./paste.js";
import { preview } from "./preview.js";

const TOLD = 3; // sentences about single totals; after that a count says enough
const LABEL = /\p{Script=Han}{4}|^[^0-9]*\p{Script=Han}{2}[^0-9]*$/u;
const FLASH = 2000;
const WAITING = "正在按行名、列名对应粘贴的内容……";
const NO_LABELS = "没有按行名、列名认出这张表。";
const NO_SERVER = "没有连上服务器，不能按行名、列名对应。";
const SIGNED_OUT = "登录已经过期，不能按行名、列名对应。请取消，重新登录以后再粘贴。";
const BY_PLACE = "下面是去掉左边的行名和上边的列名，从光标所在的格开始按位置填入，请核对起点。";

/** `page` has form, sheet, rules, block, read, fill. */
export function pasting(page) {
  page.sheet.table.addEventListener("paste", (event) => {
    if (!event.target.matches("input")) return;
    const clipboard = event.clipboardData;
    const rows = block(clipboard);
    if (!rows) {
      several(page, event);
      return;
    }
    event.preventDefault();
    const at = { input: event.target, from: page.block.first() ?? event.target.closest("td"), rows };
    const [text, html] = ["text/plain", "text/html"].map((type) => clipboard.getData(type));
    if (isLabelled(rows) && page.form.dataset.paste) labelled(page, at, { text, html });
    else placed(page, at);
  });
}

/** One text goes into every cell of a block. */
function several(page, event) {
  if (!page.block.isOpen()) return;
  event.preventDefault();
  const text = event.clipboardData.getData("text/plain").trim();
  offer(page, { input: event.target }, new Map(page.block.inputs().map((input) => [input, text])), {});
}

function isLabelled(rows) {
  return rows.flat().filter(isLabel).length > 1;
}

function isLabel(text) {
  return LABEL.test(text.trim());
}

/** The figures without the labels left of them and above; as it is where nothing but labels would be left. */
function bare(rows) {
  const figures = rows.filter((row) => row.some((text) => text.trim() && !isLabel(text)));
  const starts = figures.map((row) => row.findIndex((text) => text.trim() && !isLabel(text)));
  return figures.length ? figures.map((row) => row.slice(Math.min(...starts))) : rows;
}

/* by position --------------------------------------------------------------------------------------------------- */

function placed(page, at, ...notes) {
  const { values, sums, excess } = plan(page.sheet, at.from, at.rows);
  const wide = Math.max(...at.rows.map((row) => row.length));
  const rows = new Set([...values.keys()].map((input) => input.closest("tr"))).size;
  const what = `粘贴的是${at.rows.length}行${wide}列，从“${page.rules.cells[at.from.dataset.cell].label}”起放进表内${rows}行。`;
  offer(page, at, values, { what, sums, notes: [...notes, excess].filter(Boolean) });
}

/* by labels ----------------------------------------------------------------------------------------------------- */

async function labelled(page, at, copied) {
  tell([WAITING]);
  const answer = await ask(page.form, copied);
  tell([]);
  if (!answer.found) {
    placed(page, { ...at, rows: bare(at.rows) }, answer.sentence ?? NO_LABELS, BY_PLACE);
    return;
  }
  const sure = Object.entries(answer.cells).filter(([, found]) => found.sure === "sure");
  const others = Object.entries(answer.cells).filter(([, found]) => found.sure !== "sure");
  const input = (cell) => page.form.elements[cell];
  offer(page, at, new Map(sure.map(([cell, { text }]) => [input(cell), text])), {
    asks: true,
    what: `按行名、列名认出${Object.keys(answer.cells).length}格。`,
    sums: Object.entries(answer.totals).map(([cell, text]) => [page.cells.get(cell), text]),
    unsure: others.map(([cell, found]) => ({ ...found, input: input(cell), label: page.rules.cells[cell].label })),
    blank: answer.blank.length,
    kept: answer.blank.map(input).filter(({ value }) => value.trim()).map(({ name, value }) => `${page.rules.cells[name].label}：${value}`),
    unmatched: answer.unmatched,
    lacking: answer.lacking,
    notes: answer.notes,
  });
}

/** The server's answer; {found: false, sentence} where there is none. */
async function ask(form, copied) {
  const body = new FormData();
  Object.entries(copied).forEach(([name, text]) => body.append(name, text));
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken?.value ?? "", Accept: "application/json" };
  try {
    const answer = await fetch(form.dataset.paste, { method: "POST", body, headers });
    if (answer.status === 401) return { found: false, sentence: SIGNED_OUT };
    return { found: false, ...await answer.json() };
  } catch {
    return { found: false, sentence: NO_SERVER };
  }
}

/* asked where anything is not plain ------------------------------------------------------------------------------ */

async function offer(page, at, values, { asks = false, what = "", sums = [], unsure = [], notes = [], ...lists }) {
  const changes = [...values].filter(([input, text]) => tidy(input.value) && tidy(input.value) !== tidy(text));
  const same = [...values].filter(([input, text]) => tidy(input.value) && tidy(input.value) === tidy(text)).length;
  const told = differing(page, sums, values);
  if (asks || changes.length || told.length || notes.length) {
    const counts = { fills: values.size - changes.length - same, same, skipped: sums.length };
    const rows = changes.map(([input, text]) => [page.rules.cells[input.name].label, input.value, text]);
    const taken = await preview({ what, ...counts, changes: rows, unsure, sums: told, notes, ...lists });
    if (!taken) {
      tell(["没有填入，表没有变。"]);
      return;
    }
    taken.forEach(({ input, text }) => values.set(input, text));
  }
  page.fill(values);
  flash([...values.keys()]);
  at.input.select();
  tell([`已填入${values.size}格，按 Ctrl+Z 可以撤销。`, ...told.slice(0, TOLD)]);
}

/** Figures pasted onto sums: those equal to what the table then adds up to need no word. */
function differing(page, sums, values) {
  const text = (input) => values.get(input) ?? input.value;
  const readings = page.sheet.inputs.map((input) => [input.name, read(text(input), page.rules.cells[input.name].kind)]);
  const computed = totals(page.rules, Object.fromEntries(readings));
  return sums.flatMap(([td, pasted]) => {
    const { kind, label } = page.rules.cells[td.dataset.cell];
    const sum = computed[td.dataset.cell].text;
    if (read(pasted, kind).text === sum) return [];
    return [`“${label}”粘贴的是${pasted.trim()}，按表内数字计算是${sum || "空"}，没有采用粘贴的数。`];
  });
}

function flash(inputs) {
  const cells = inputs.map((input) => input.closest("td"));
  cells.forEach((td) => td.classList.add("filled"));
  setTimeout(() => cells.forEach((td) => td.classList.remove("filled")), FLASH);
}

/** Said below the table, in sight wherever in it one is. */
export function tell(texts) {
  const lines = texts.filter(Boolean).map((text) => element("li", {}, text));
  document.getElementById("grid-notes").replaceChildren(...lines);
}
