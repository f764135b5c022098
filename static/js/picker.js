/* Choosing a figure of the tables: words of its row and column, or its number; this year's, last year's, growth, share. */

import { element, say } from "./lines.js";
import { learn } from "./living.js";
import { asked, wholes } from "./picking.js";

const MOST = 40;

/** Gives back `choose(words)`, which promises a token, or "" when nothing was chosen. */
export function picker(address) {
  const page = frame();
  const { dialog, search, note, list } = page;
  const now = { figures: null, parts: [], share: null, settle() {} };
  const draw = () => show(page, now, does);
  const back = () => { draw(); search.focus(); };
  const does = {
    take({ token, shows, label }) {
      learn({ [token]: { shows, label } }); // until the server has looked at the text
      now.settle(token);
      dialog.close();
    },
    add(figure) {
      now.parts.push(figure);
      search.select();
      back();
    },
    clear() {
      now.parts = [];
      back();
    },
    compare(figure) {
      now.share = figure;
      search.value = "";
      back();
    },
  };

  search.addEventListener("input", draw);
  dialog.addEventListener("keydown", (event) => steps(event, search, list));
  dialog.addEventListener("close", () => now.settle(""));

  return async (words) => {
    Object.assign(now, { figures: null, parts: [], share: null });
    search.value = /^[\d.,]+$/u.test(words) ? words : "";
    say(note, "正在取表中的数…");
    draw();
    dialog.showModal();
    search.select();
    const answer = new Promise((resolve) => { now.settle = resolve; });
    now.figures = await load(address);
    if (now.figures) draw();
    else say(note, "现在取不到表中的数：可能断网了，或者需要重新登录。稍后再试。");
    return answer;
  };
}

function frame() {
  const dialog = element("dialog", { class: "picker", "aria-label": "插入表中的数" });
  const search = element("input", { type: "text", class: "form-control", id: "picker-search", autocomplete: "off", "aria-describedby": "picker-count" });
  const note = element("p", { class: "soft small", id: "picker-count", "aria-live": "polite" });
  const chosen = element("div", { class: "picker-chosen", "aria-live": "polite" });
  const list = element("ul", { class: "picker-list" });
  const close = button("取消", () => dialog.close());
  dialog.append(
    element("div", { class: "picker-head" }, element("label", { for: "picker-search" }, "找表中的数"), close),
    search, note, chosen, list,
  );
  document.body.append(dialog);
  return { dialog, search, note, chosen, list };
}

/** The figures as they are now: a table may have been filled in since. Null when there is no answer. */
async function load(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? (await answer.json()).figures : null;
  } catch {
    return null;
  }
}

function show({ search, note, chosen, list }, { figures, parts, share }, does) {
  const { terms, way } = asked(search.value);
  const fitting = (figures ?? []).filter((figure) => terms.every((term) => fits(figure, term)));
  const found = share ? wholes(share, fitting) : [...fitting.filter(isTotal), ...fitting.filter((figure) => !isTotal(figure))];
  if (figures) say(note, found.length ? `${found.length}个数${found.length > MOST ? `，只列出前${MOST}个，请再写几个字` : ""}。按行名、列名或数字查找，例如“新收 总计”。` : "没有找到，请换几个字，例如“新收 总计”。");
  list.replaceChildren(...found.slice(0, MOST).map((figure) => row(figure, share, does, way)));
  const sum = sumOf(parts);
  chosen.hidden = !parts.length && !share;
  chosen.replaceChildren(...(share ? [`“${share.label}”占哪个数的比例？请在下面选总数。`] : parts.length
    ? [`合计：${sum.label}＝${sum.shows}`, ...ways(sum, does), button("清空", does.clear)] : []));
}

function row(figure, share, does, way) {
  const name = element("span", { class: "picker-name" }, element("span", { class: "soft" }, `表${figure.table.split("、", 1)[0]} `), figure.label);
  const acts = share ? [button(`占 ${figure.shows} 的比例`, () => does.take(ratio(share, figure)))]
    : [...ways(figure, does, way), button("＋", () => does.add(figure), `相加：${figure.label}`)];
  return element("li", {}, name, element("span", { class: "picker-ways" }, ...acts));
}

/** The ways a figure can stand in the text, the one that was asked for first: Enter takes it. */
function ways(figure, does, way = "") {
  const inner = figure.token.slice(1, -1), of = `：${figure.label}`;
  const made = { now: button(figure.shows, () => does.take(figure), `今年数${figure.shows}${of}`, "btn-primary") };
  if (figure.last) {
    made.last = button(`上年 ${figure.last}`, () => does.take(other(`{${inner}@last}`, figure.last, `上年${of}`)), `上年数${figure.last}${of}`);
    made.growth = button(figure.growth || "增减%", () => does.take(other(`{${inner}%growth}`, figure.growth, `比上年增减${of}`)), `比上年${figure.growth}${of}`);
  }
  made.share = button("占比…", () => does.compare(figure), `占比${of}`);
  return [made[way], ...Object.keys(made).filter((name) => name !== way).map((name) => made[name])].filter(Boolean);
}

function isTotal({ label }) {
  return label.endsWith("总计");
}

function fits(figure, term) {
  return `${figure.table}${figure.label}`.includes(term) || figure.shows === term;
}

function other(token, shows, label) {
  return { token, shows: shows || "…", label };
}

function ratio(part, whole) {
  return other(`{${part.token.slice(1, -1)}%${whole.token.slice(1, -1)}}`, "", `${part.label}，占${whole.label}的比例`);
}

/** A sum of figures; what it was last year and how it grew is the server's to say. */
function sumOf(parts) {
  const numbers = parts.map(({ shows }) => Number(shows));
  const total = numbers.some(Number.isNaN) ? "…" : String(numbers.reduce((sum, one) => sum + one, 0));
  const inner = parts.map(({ token }) => token.slice(1, -1)).join("+");
  const hasLast = parts.every(({ last }) => last);
  return { token: `{${inner}}`, shows: total, label: parts.map(({ label }) => label).join("＋"), last: hasLast ? "…" : "", growth: "" };
}

/** Arrows go through the rows, Enter in the search takes the first one. */
function steps(event, search, list) {
  if (event.isComposing || event.keyCode === 229) return; // they choose a candidate of the input method
  const rows = [...list.children], at = rows.findIndex((row) => row.contains(document.activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    if (to < 0) search.focus();
    else rows[to]?.querySelector("button")?.focus();
  } else if (event.key === "Enter" && event.target === search) {
    event.preventDefault();
    rows[0]?.querySelector("button")?.click();
  }
}

function button(words, does, name = "", look = "btn-quiet") {
  const made = element("button", { type: "button", class: `btn ${look} btn-sm`, ...(name && { "aria-label": name }) }, words);
  made.addEventListener("click", does);
  return made;
}
