/* Two minutes before the sign-in ends: save what there is, else ask whether somebody is still there. */

const AHEAD = 120_000; // milliseconds
const SHARED = "seen"; // when a page of this browser last heard from the server
const ENDED = "很久没有操作，登录已结束。请重新登录，填写的内容都在。";

/** `seconds` is how long a sign-in lasts without a request; `save()` promises whether all is saved. Gives back `seen()`, for whenever the server answered. */
export function idle(seconds, { save, prolong, ended }) {
  const dialog = document.getElementById("idle-dialog");
  let last = Date.now(), timer = 0;

  const seen = () => {
    last = Date.now();
    share(last);
    go();
  };
  const left = () => Math.max(last, shared()) + seconds * 1000 - Date.now();
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(0, dialog.open ? left() : left() - AHEAD));
  };

  /** Another page of this browser may have been the one that heard: then its time counts, not this moment. */
  function go() {
    if (dialog.open) dialog.close();
    wait();
  }

  async function look() {
    if (left() <= 0) return end();
    if (left() > AHEAD) return go();
    const before = last;
    const isSaved = await save();
    dialog.querySelector("[data-saved]").hidden = !isSaved;
    dialog.querySelector("[data-unsaved]").hidden = isSaved;
    if (last === before && !dialog.open) dialog.showModal(); // nothing was there to save, or it could not be
    return wait();
  }

  function end() {
    if (dialog.open) dialog.close();
    ended(ENDED);
  }

  dialog.querySelector("button").addEventListener("click", async () => {
    await save();
    const { status } = await prolong();
    if (dialog.open) dialog.close();
    if (status === 401) end();
  });
  dialog.addEventListener("cancel", (event) => event.preventDefault()); // Esc is no answer
  seen();
  return { seen };
}

function share(time) {
  try {
    localStorage.setItem(SHARED, String(time));
  } catch {
    // only for the other pages of this browser
  }
}

function shared() {
  try {
    return Number(localStorage.getItem(SHARED)) || 0;
  } catch {
    return 0;
  }
}
