/* Ticking what was looked at: each click is sent by itself, the count goes down; from an item j and k go to the next. */

const form = document.getElementById("eyes");
const boxes = form ? [...form.querySelectorAll("input[data-tick]")] : [];
const state = document.getElementById("eyes-state");
const sending = new Set();
const STEPS = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
let ticked = boxes.filter((box) => box.checked).length;
const before = Number(state?.dataset.done ?? 0) - ticked; // in stretches that are folded away

if (form) {
  form.querySelector(".eyes-send")?.remove(); // a click is enough
  const note = form.querySelector(".keys-note");
  if (note) note.hidden = boxes.length < 2;
  form.addEventListener("change", ({ target }) => target.matches("input[data-tick]") && tick(target));
  form.addEventListener("keydown", step);
}
addEventListener("hashchange", unfold);
unfold();

/** Send the ticks of a box one after another, the last one as it then is. What was not kept is shown as it was, and said. */
async function tick(box) {
  show(box);
  if (sending.has(box)) return;
  sending.add(box);
  let kept = !box.checked, sentence = null;
  while (sentence === null && box.checked !== kept) {
    sentence = await send(box, !kept);
    if (sentence === null) kept = !kept;
  }
  sending.delete(box);
  box.checked = kept;
  show(box);
  say(sentence ?? "");
}

/** Null when it is kept, else the sentence why not. */
async function send(box, wanted) {
  const data = new FormData();
  for (const name of ["csrfmiddlewaretoken", "version"]) data.set(name, form.elements[name].value);
  data.set(wanted ? "place" : "untick", box.value);
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (answer.ok) return null;
    if (answer.status === 409) return (await answer.json()).sentence;
    return answer.status === 401 ? "您已退出登录，没有记下。请重新登录后再核对。" : "没有记下，请刷新页面再核对。";
  } catch {
    return "网络断了，没有记下，请稍后再核对。";
  }
}

function show(box) {
  box.closest(".eye").classList.toggle("eye-seen", box.checked);
  const now = boxes.filter((each) => each.checked).length;
  for (const count of document.querySelectorAll("[data-left]")) count.textContent = Number(count.textContent) + ticked - now;
  ticked = now;
  for (const line of document.querySelectorAll("[data-open]")) line.hidden = ticked === boxes.length;
}

function say(sentence = "") {
  const done = boxes.every((box) => box.checked) ? "都核对过了，可以作决定。" : "";
  state.textContent = sentence || `已核对${before + ticked}项。${done}`;
  state.classList.toggle("eyes-refused", Boolean(sentence));
}

/** Only from an item: elsewhere the arrows scroll, and a letter alone is for whoever speaks to the page (WCAG 2.1.4). */
function step(event) {
  const by = STEPS[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey || !event.target.matches("[data-tick]")) return;
  const next = boxes[boxes.indexOf(event.target) + by];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.closest(".eye").scrollIntoView({ block: "nearest" });
}

/** A link to a figure of the whole report unfolds it. */
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}
