/* Before a paste that changes more than blanks: what it would do, cell by cell, and the choice. */

import { element } from "./lines.js";

const FEW = 12; // lines about what stays as it is
const MOST = 200; // lines of changes; more would be no help

/** Shows the proposal; resolves to the unsure cells the person ticked, or null for 取消. */
export function preview(proposal) {
  const dialog = element("dialog", { class: "preview-dialog", "aria-labelledby": "preview-title" });
  const boxes = new Map(proposal.unsure.map((one) => [one, box(one)]));
  const form = element("form", { method: "dialog" }, ...body(proposal, boxes), buttons(proposal));
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const ticked = [...boxes].filter(([, input]) => input.checked).map(([one]) => one);
      dialog.remove();
      resolve(dialog.returnValue === "fill" ? ticked : null);
    });
  });
}

function body(proposal, boxes) {
  const { what, changes, unsure, sums, notes, kept = [], unmatched = [], lacking = [] } = proposal;
  return [
    element("h2", { id: "preview-title" }, "粘贴预览"),
    element("p", {}, what, counted(proposal)),
    ...part("请注意", list(notes), notes.length),
    ...part(`将改写${changes.length}格`, changed(changes), changes.length),
    ...part("不能肯定的，请勾选要填入的", asked(unsure, boxes), unsure.length),
    ...part("总计由系统计算，与粘贴的不同", list(sums), sums.length),
    ...part("粘贴的内容里是空白的，保持现在的数；要清空的，请在表里删去", list(few(kept)), kept.length),
    ...part("没有对应上的内容", list(unmatched), unmatched.length),
    ...part("粘贴的内容里没有的，保持原样", list(lacking), lacking.length),
  ];
}

function counted({ fills, same, changes, skipped, blank }) {
  const counts = [[fills, "填入空白格", "格"], [changes.length, "改写已填的", "格"], [same, "与现有的相同", "格"], [skipped, "跳过计算的", "格"], [blank, "粘贴的空白", "格，不改动"]];
  return counts.filter(([count]) => count).map(([count, words, unit]) => `${words}${count}${unit}`).join("，") + "。";
}

function part(heading, content, has) {
  return has ? [element("h3", {}, heading), content] : [];
}

function few(lines) {
  return lines.length > FEW ? [...lines.slice(0, FEW), `……另有${lines.length - FEW}格`] : lines;
}

function list(lines) {
  return element("ul", {}, ...lines.map((line) => element("li", {}, line)));
}

function changed(changes) {
  const head = element("tr", {}, ...["项目", "现在", "改为"].map((word) => element("th", { scope: "col" }, word)));
  const rows = changes.slice(0, MOST).map(([label, before, after]) => element("tr", {},
    element("th", { scope: "row" }, label),
    element("td", {}, element("del", {}, before)),
    element("td", {}, after.trim() ? element("ins", {}, after) : "（空白）")));
  return element("div", { class: "preview-scroll", tabindex: "0", role: "region", "aria-label": "将改写的格" },
    element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
}

function asked(unsure, boxes) {
  return element("ul", { class: "preview-asked" }, ...unsure.map((one) => {
    const words = `${one.label}：原文“${one.raw.trim()}”，读作 ${one.text}。${one.note}`;
    return element("li", {}, element("label", {}, boxes.get(one), " ", words));
  }));
}

/** What was mended by a rule with one reading is ticked; what is in doubt waits for the person. */
function box({ sure }) {
  return element("input", { type: "checkbox", ...(sure === "repaired" ? { checked: "" } : {}) });
}

function buttons({ fills, changes, unsure }) {
  const fill = element("button", { value: "fill", class: "btn btn-primary", autofocus: "" }, "填入");
  const cancel = element("button", { value: "cancel", class: "btn btn-quiet" }, "取消");
  return element("p", { class: "actions" }, ...(fills || changes.length || unsure.length ? [fill] : []), cancel);
}
