/* 对照上年: the panel opened in the page, drawn anew after every save. Without JavaScript the link leads to a page. */

import { element, say } from "./lines.js";

const REST = 2_000; // milliseconds without a save

export function besideLastYear(passage, editor, form) {
  const link = passage.querySelector("#last-year-link");
  if (!link) return;
  const panel = element("section", { class: "last-year", id: "last-year", "aria-label": "对照上年" });
  const open = element("button", { type: "button", class: "btn btn-quiet btn-sm", "aria-expanded": "false", "aria-controls": "last-year" }, "对照上年");
  panel.hidden = true;
  link.closest("p").replaceWith(panel);
  passage.querySelector(".tools").append(open);

  let timer = 0, asked = 0;

  async function fill() {
    const own = asked += 1;
    const html = await fetched(`${link.href}?part=1`);
    if (own !== asked) return; // a later question is on its way
    if (isUsed()) return later();
    if (html === null) return say(panel, "现在取不到上年的内容：可能断网了，或者需要重新登录。稍后再点“对照上年”。");
    panel.innerHTML = html;
    skeleton();
  }

  /** While somebody reads or presses something in it, it stays as it is. */
  const isUsed = () => panel.contains(document.activeElement);

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!panel.hidden) isUsed() ? later() : fill(); }, REST);
  }

  /** Only the headings are taken over, those not there yet, behind what is written. */
  function skeleton() {
    const lines = [...panel.querySelectorAll("[data-headings] [data-heading]")].map((line) => line.textContent.trim());
    if (!lines.length) return;
    const use = element("button", { type: "button", class: "btn btn-quiet btn-sm" }, "套用上年小标题");
    use.addEventListener("click", () => {
      const here = new Set(editor.text.split("\n").map((line) => line.trim()));
      const missing = lines.filter((line) => !here.has(line));
      say(said, missing.length ? `加了${missing.length}个小标题，在正文末尾。` : "上年的小标题正文里都有了。");
      if (missing.length) editor.adopt([editor.text.replace(/\s+$/u, ""), ...missing].filter(Boolean).join("\n"));
    });
    const said = element("span", { class: "soft small", role: "status" });
    panel.append(element("p", {}, use, " ", said));
  }

  open.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    open.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) fill().then(() => panel.scrollIntoView({ block: "start" })); // it stands below the editor
  });
  form.addEventListener("saved", later);
}

async function fetched(address) {
  try {
    const answer = await fetch(address);
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}
