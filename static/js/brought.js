/* What others wrote into the section comes into the page, but where somebody is writing himself or has yet to choose. */

import { element, say } from "./lines.js";

const SHOWN = 15_000, FLASH = 2_000; // milliseconds

/** `held`: the places with a choice to make. Gives back what takes over {texts, own}, and says whether that was all. */
export function bringing(form, places, held) {
  const line = element("p", { class: "brought-note small", role: "status" });
  document.body.append(line);
  let composing = false, timer = 0;
  form.addEventListener("compositionstart", () => { composing = true; });
  form.addEventListener("compositionend", () => { composing = false; });

  const isFree = (name) => !places.isUnsaved(name) && !held.has(name)
    && (places.isText ? !composing : places.field(name) !== document.activeElement);

  return ({ texts, own }) => {
    const news = places.names.filter((name) => name in texts && tidy(texts[name]) !== tidy(places.was(name)));
    const taken = news.filter(isFree);
    if (taken.length) take(taken, texts, taken.every((name) => own.includes(name)));
    return taken.length === news.length;
  };

  function take(names, texts, isOwn) {
    names.forEach((name) => places.hold(name, texts[name], texts[name]));
    form.dispatchEvent(new CustomEvent("brought", { detail: { places: names } }));
    form.dispatchEvent(new Event("entry", { bubbles: true }));
    flash(names.map((name) => places.field(name).closest("td")).filter(Boolean));
    const what = places.isText ? "这一部分的正文" : `${names.length}格`;
    say(line, `${isOwn ? "您在别的页面" : "其他人"}改了${what}，已更新到本页。`);
    clearTimeout(timer);
    timer = setTimeout(() => say(line, ""), SHOWN);
  }
}

function flash(cells) {
  cells.forEach((td) => td.classList.add("brought"));
  setTimeout(() => cells.forEach((td) => td.classList.remove("brought")), FLASH);
}

/** A passage as the server keeps it (reports/actions/autosave.py): that it tidies what this page sent is no news. */
function tidy(text) {
  return text.replaceAll("\0", "").replace(/\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]/gu, "\n").replace(/^\n+|\n+$/gu, "");
}
