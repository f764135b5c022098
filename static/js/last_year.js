/* 对照上年: the panel opened in the page, drawn anew after every save. Without JavaScript the link leads to a page. */

import { element, say } from "./lines.js";

export function besideLastYear(passage, editor, form) {
  const link = passage.querySelector("#last-year-link");
  if (!link) return;
  const panel = element("section", { class: "last-year", id: "last-year", "aria-label": "对照上年" });
  const open = element("button", { type: "button", class: "btn btn-quiet btn-sm", "aria-expanded": "false", "aria-controls": "last-year" }, "对照上年");
  panel.hidden = true;
  link.closest("p").replaceWith(panel);
  passage.querySelector(".tools").append(open);

  async function fill() {
    try {
      const answer = await fetch(`${link.href}?part=1`);
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      panel.innerHTML = await answer.text();
      skeleton();
    } catch {
      say(panel, "现在取不到上年的内容：可能断网了，或者需要重新登录。稍后再点“对照上年”。");
    }
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
  form.addEventListener("saved", () => { if (!panel.hidden) fill(); });
}
