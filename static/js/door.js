/* Signing in again without leaving the page: what was typed stays where it is and is saved afterwards. */

import { say } from "./lines.js";
import { postForm, renew } from "./sending.js";

const NO_ANSWER = "服务器暂时没有应答，请稍后再试；填写的内容都在。";

/** `opened()` is called when the person is signed in. Gives back `ask(sentence)` and `done()`. */
export function door(setUp, opened) {
  const dialog = document.getElementById("sign-in-dialog");
  const form = dialog.querySelector("form");
  const words = dialog.querySelector(".words");
  const button = document.getElementById("sign-in-open");
  const password = form.elements.password;
  let from = null; // where one was when the dialog came

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { status, data } = await enter(form, setUp.dataset, event.submitter);
    if (status !== 200) return refuse(data?.sentence ?? NO_ANSWER);
    renew(data.csrf);
    shut();
    button.hidden = true;
    return opened();
  });
  dialog.addEventListener("focusin", ({ relatedTarget }) => { if (!dialog.contains(relatedTarget)) from = relatedTarget ?? from; });
  dialog.querySelector("[data-close]").addEventListener("click", shut);
  button.addEventListener("click", open);
  addEventListener("submit", ({ target }) => { if (!button.hidden && !target.closest("dialog")) open(); }, true);

  /** Over the page, with the caret in the password: for somebody who looks at it. */
  function open() {
    if (dialog.open) dialog.close(); // from beside the page to over it
    dialog.showModal();
    password.focus();
  }

  function shut() {
    const isInside = dialog.contains(document.activeElement);
    if (dialog.open) dialog.close();
    if (isInside) from?.focus();
  }

  function refuse(sentence) {
    say(words, sentence);
    words.classList.add("wrong");
    password.focus();
  }

  return {
    /** Whoever types, perhaps looking at paper, types on: then the dialog stands beside the page and takes no key. */
    ask(sentence) {
      button.hidden = false;
      from = document.activeElement;
      if (!dialog.open && isWritten(from)) dialog.setAttribute("open", ""); // show() would take the focus
      else if (!dialog.open) open();
      words.classList.remove("wrong");
      say(words, sentence); // read out, now that it is there
    },
    done() {
      button.hidden = true;
      shut(); // signed in elsewhere
    },
  };
}

async function enter({ elements: { username, password } }, { signIn, person }, button) {
  const sent = { username: username.value, password: password.value, person };
  button.disabled = true;
  const answer = await postForm(signIn, sent);
  button.disabled = false;
  password.value = "";
  return answer;
}

function isWritten(field) {
  return field.matches("input, textarea, select") || field.isContentEditable;
}
