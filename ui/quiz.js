// Papers and practice: keys shown and hidden, finding documents, time, how much is answered.
(() => {
  const root = document.documentElement;
  const quiz = () => document.getElementById("dw-quiz");

  // --- Who practises: a mark of this browser, and the name that was written last ---
  const store = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode */ } },
  };
  const mark = () => {
    let known = store.get("dangwu-learner");
    if (!known) {
      known = [...crypto.getRandomValues(new Uint8Array(8))]
        .map((byte) => byte.toString(16).padStart(2, "0")).join("");
      store.set("dangwu-learner", known);
    }
    return known;
  };
  const introduce = () => {
    const form = quiz()?.querySelector("form.dw-start");
    if (!form || form.dataset.known) return;
    form.dataset.known = "true";
    form.elements.browser.value = mark();
    form.elements.name.value ||= store.get("dangwu-name") || "";
  };

  // --- The form of a paper: how many in all; documents by a word ---
  const total = () => {
    const told = quiz()?.querySelector("[data-total]");
    if (!told) return;
    const value = (field) => Number.parseInt(field.value, 10) || 0;
    let items = 0, points = 0;
    told.closest("form").querySelectorAll('[name^="count."]').forEach((field) => {
      const worth = told.closest("form").elements[field.name.replace("count", "points")];
      items += value(field);
      points += value(field) * value(worth);
    });
    const words = `共 ${items} 题，满分 ${points} 分`;
    if (told.textContent !== words) told.textContent = words;
  };
  const find = (field) => {
    const word = field.value.trim();
    field.closest("fieldset").querySelectorAll("li").forEach((row) => {
      row.hidden = !row.textContent.includes(word) && !row.querySelector("input").checked;
    });
  };

  // --- Practice: what is answered, and the time that is left ---
  const names = (form) => new Set([...form.querySelectorAll("[name^=q]")]
    .filter((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value.trim()))
    .map((field) => field.name.split(".")[0]));
  const answered = () => {
    const told = quiz()?.querySelector("[data-answered]");
    const form = quiz()?.querySelector("form[data-live]");
    if (!told || !form) return;
    const words = `共 ${told.dataset.answered} 题，已答 ${names(form).size} 题`;
    if (told.textContent !== words) told.textContent = words;
  };
  const ends = new WeakMap();
  const tick = () => {
    const timer = quiz()?.querySelector(".dw-timer");
    if (!timer) return;
    if (!ends.has(timer)) ends.set(timer, Date.now() + 1000 * Number(timer.dataset.seconds));
    const left = Math.max(0, Math.round((ends.get(timer) - Date.now()) / 1000));
    const words = `剩余 ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (timer.textContent !== words) timer.textContent = words; // each change is looked at again
    timer.classList.toggle("dw-soon", left <= 60);
    const button = quiz().querySelector("[data-finish]");
    if (left > 1 || !button || button.dataset.due) return;
    button.dataset.due = "true"; // without asking, and once
    button.click();
  };
  setInterval(tick, 1000);

  document.addEventListener("input", (event) => {
    if (!event.target.closest?.("#dw-quiz")) return;
    if (event.target.dataset.find) find(event.target);
    total();
    answered();
  });
  document.addEventListener("keydown", (event) => {
    // Enter in the field that only narrows the list does not make a paper.
    if (event.key === "Enter" && event.target.dataset?.find) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const finish = event.target.closest("#dw-quiz form[data-live] [data-finish]");
    if (finish && !finish.dataset.due) {
      const open = Number(quiz().querySelector("[data-answered]").dataset.answered) - names(finish.form).size;
      if (open > 0 && !window.confirm(`还有 ${open} 题没有作答，确定交卷？`)) event.preventDefault();
    }
    const keys = event.target.closest("[data-show-keys]");
    if (keys) {
      const paper = keys.closest("[data-keys]");
      const shown = paper.dataset.keys !== "shown";
      paper.dataset.keys = shown ? "shown" : "hidden";
      keys.setAttribute("aria-pressed", String(shown));
      keys.textContent = shown ? "隐藏答案" : "显示答案";
    }
    const go = event.target.closest("[data-go]");
    if (go) location.hash = go.dataset.go;
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.dw-start");
    if (form) store.set("dangwu-name", form.elements.name.value.trim());
  }, true);

  // --- The bank is read anew whenever its part is opened ---
  const open = () => {
    if (root.dataset.part === "quiz-bank") quiz()?.querySelector("[data-open]")?.click();
  };
  window.addEventListener("hashchange", open);

  // After a decision the focus stays at the place in the list where it was.
  let place = -1;
  const decide = (event) => {
    const row = event.target.closest("#dw-bank .dw-decide")?.closest("[data-item]");
    if (row) place = [...row.parentElement.children].indexOf(row);
  };
  document.addEventListener("submit", decide, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-act]")) decide(event);
  }, true);
  const back = () => {
    const rows = quiz().querySelectorAll("#dw-bank [data-item]");
    if (place < 0 || !rows.length || quiz().contains(document.activeElement)) return;
    const row = rows[Math.min(place, rows.length - 1)];
    place = -1;
    row.querySelector(".dw-decide :is(button, summary)")?.focus({ preventScroll: true });
  };

  // One question after another by keyboard: on to the next when it is marked, else to its answer.
  let moved = false;
  document.addEventListener("submit", (event) => {
    moved = Boolean(event.target.closest(".dw-taking:not([data-live])"));
  }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest('#dw-practice [data-act="go"]')) moved = true;
  }, true);
  let shown = "";
  const onwards = () => {
    const form = quiz().querySelector("#dw-practice .dw-taking:not([data-live])");
    const now = form ? form.textContent : "";
    if (now === shown) return;
    shown = now;
    if (!form || !moved) return;
    moved = false;
    const next = form.querySelector(".dw-verdict") ? ".dw-tools .dw-primary" : ".dw-given :is(input, textarea)";
    form.querySelector(next)?.focus({ preventScroll: true });
  };

  const refresh = () => { introduce(); total(); answered(); tick(); back(); onwards(); };
  const start = () => {
    const place = quiz();
    if (!place || !document.getElementById("dw-panel")) return void setTimeout(start, 50);
    new MutationObserver(refresh).observe(place, { childList: true, subtree: true });
    refresh();
    setTimeout(open, 500);
  };
  start();
})();
