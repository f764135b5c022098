/* A form that may not be lost or sent twice: the word beside the title, the question on leaving, one submission. */

import { say } from "./lines.js";

const UNSAVED = "有未保存的修改";

/** Gives back `look()`, to be called when something changed. */
export function guard(form) {
  const state = document.getElementById("save-state");
  const saved = state?.textContent ?? "";
  const fields = [...form.elements].filter((field) => field.matches("input[type=text], textarea"));
  let sent = false;

  const dirty = () => "unsaved" in form.dataset || fields.some((field) => field.value !== field.defaultValue);
  const look = () => "saving" in form.dataset || say(state, dirty() ? UNSAVED : saved); // who saves tells

  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    else once(form);
    sent = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty() && !sent) event.preventDefault();
  });
  const anew = () => {
    if (sent) buttons(form).forEach((button) => { button.disabled = false; });
    sent = false;
  };
  window.addEventListener("pageshow", ({ persisted }) => persisted && anew()); // come back to by the browser's own button
  for (const kind of ["input", "entry"]) form.addEventListener(kind, anew); // it was stopped: whoever writes on is here
  return look;
}

/** After this event: a button disabled while it submits would not send its name. */
function once(form) {
  setTimeout(() => buttons(form).forEach((button) => { button.disabled = true; }));
}

function buttons(form) {
  return [...form.elements].filter((field) => field.matches("button"));
}
