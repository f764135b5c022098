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

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = { username: form.elements.username.value, password: password.value, person: setUp.dataset.person };
    event.submitter.disabled = true;
    const { status, data } = await postForm(setUp.dataset.signIn, sent);
    event.submitter.disabled = false;
    password.value = "";
    if (status !== 200) return refuse(data?.sentence ?? NO_ANSWER);
    renew(data.csrf);
    button.hidden = true;
    dialog.close();
    return opened();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  button.addEventListener("click", () => dialog.showModal());

  function refuse(sentence) {
    say(words, sentence);
    words.classList.add("wrong");
    password.focus();
  }

  return {
    ask(sentence) {
      say(words, sentence);
      words.classList.remove("wrong");
      button.hidden = false;
      if (!dialog.open) dialog.showModal();
      password.focus();
    },
    done() {
      button.hidden = true;
      if (dialog.open) dialog.close(); // signed in elsewhere
    },
  };
}
