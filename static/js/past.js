/* 修改记录 of the cell one is in, in a dialog; going back there is an act of its own. Without this the link is a page. */

const link = document.getElementById("past");
const form = document.getElementById("section-form");
const dialog = document.getElementById("past-dialog");
if (link && form && dialog) start();

function start() {
  const whole = link.getAttribute("href");
  let here = null;
  form.addEventListener("focusin", ({ target }) => {
    here = target.closest("td[data-cell]") ? target : null;
    link.href = here ? whole.replace(/\?.*$/u, `?cell=${here.name}`) : whole;
    link.textContent = here ? "这一格的修改记录" : "修改记录";
  });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.href);
  });
  dialog.addEventListener("submit", (event) => {
    if (!("restore" in event.target.dataset)) return;
    event.preventDefault();
    restore(event.target, event.submitter);
  });
  dialog.addEventListener("close", () => (here ?? link).focus());
}

/** What cannot be fetched is opened as the page it is. */
async function open(address) {
  try {
    const answer = await fetch(`${address}&part=1`);
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog.querySelector(".past-body").replaceChildren(...piece.body.childNodes);
    say("");
    if (!dialog.open) dialog.showModal();
  } catch {
    location.assign(address);
  }
}

async function restore(sent, button) {
  button.disabled = true;
  try {
    const answer = await fetch(sent.action, { method: "POST", body: new FormData(sent), headers: { Accept: "application/json" } });
    const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
    if (answer.ok && told.saved) return adopt(told.saved);
    say(told.sentence ?? "没有恢复：没有收到服务器的回答。请稍后再试；登录过期的，请重新登录。");
  } catch {
    say("没有恢复：网络不通。请稍后再试。");
  }
  button.disabled = false;
}

function say(sentence) {
  const line = dialog.querySelector("[role=alert]");
  line.textContent = sentence;
  line.hidden = !sentence;
}

/** The form takes over what the server now holds, as after a save. */
function adopt(saved) {
  const was = JSON.parse(form.elements.was.value || "null");
  const places = Object.entries(saved).map(([place, text]) => [form.elements[place] ?? form.elements.text, text]);
  for (const [field, text] of places) {
    if (field instanceof HTMLOutputElement) return location.reload(); // a printed total stands beside the computed one again
    field.value = field.defaultValue = text;
    form.elements.was.value = JSON.stringify(field.name === "text" ? text : { ...was, [field.name]: text });
  }
  dialog.close();
  form.dispatchEvent(new Event("entry", { bubbles: true }));
  form.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: { places: places.map(([field]) => field.name) } }));
}
