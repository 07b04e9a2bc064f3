// Turns clicks on our buttons into events of the page: 'example', 'source', 'lead', 'restart',
// 'checklist', 'limit', 'file', 'act'. A form that is sent becomes 'filled', with its entries; files are
// sent along as text, for the server takes no uploads. A live form tells each change: 'entered'.
element.addEventListener("click", (event) => {
  const button = event.target.closest(
    "[data-ask],[data-cite],[data-lead],[data-restart],[data-checklist],[data-file],[data-act],"
      + "[data-limit]",
  );
  if (!button) return;
  const data = button.dataset;
  if (data.confirm && !window.confirm(data.confirm)) return;
  if (data.restart) trigger('restart', {});
  else if (data.ask) trigger('example', { question: data.ask });
  else if (data.cite) trigger('source', { turn: Number(data.turn), citation: Number(data.cite) });
  else if (data.checklist) {
    const box = button.form && button.form.elements.reword;
    trigger('checklist', { topic: data.checklist, reword: Boolean(box && box.checked) });
  }
  else if (data.limit) trigger('limit', { kind: data.limit });
  else if (data.file) trigger('file', { kind: data.file });
  else if (data.act) trigger('act', { act: data.act, name: data.name || "" });
  else trigger('lead', { turn: Number(data.turn), index: Number(data.lead) });
});
const LARGEST = 5000000; // bytes, as in sent_files.py
const sent = (file) => new Promise((done) => {
  const told = { name: file.name, size: file.size, content: "" };
  if (!file.size || file.size > LARGEST) return void done(told);
  const reader = new FileReader();
  reader.onload = () => done({ ...told, content: String(reader.result).split(",")[1] || "" });
  reader.onerror = () => done(told);
  reader.readAsDataURL(file);
});
element.addEventListener("submit", async (event) => {
  event.preventDefault();
  const entries = Object.fromEntries(new FormData(event.target));
  const pressed = event.submitter;
  if (pressed && pressed.name) entries[pressed.name] = pressed.value;
  for (const [name, value] of Object.entries(entries)) {
    if (value instanceof File) entries[name] = await sent(value);
  }
  trigger('filled', { entries });
});
element.addEventListener("change", (event) => {
  const field = event.target;
  if (field.form && field.form.dataset.live) {
    trigger('entered', { entries: Object.fromEntries(new FormData(field.form)) });
  }
  if (!field.dataset || !field.dataset.send || !field.files.length) return;
  field.form.requestSubmit();
  field.value = ""; // so that the same file, put right, can be chosen again
});
