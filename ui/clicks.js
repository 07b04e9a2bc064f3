// Turns clicks on our buttons into events of the page: 'example', 'source', 'lead', 'restart',
// 'checklist', 'file'. A form that is sent becomes 'filled', with its entries.
element.addEventListener("click", (event) => {
  const button = event.target.closest(
    "[data-ask],[data-cite],[data-lead],[data-restart],[data-checklist],[data-file]",
  );
  if (!button) return;
  const data = button.dataset;
  if (data.restart) trigger('restart', {});
  else if (data.ask) trigger('example', { question: data.ask });
  else if (data.cite) trigger('source', { turn: Number(data.turn), citation: Number(data.cite) });
  else if (data.checklist) trigger('checklist', { topic: data.checklist });
  else if (data.file) trigger('file', { kind: data.file });
  else trigger('lead', { turn: Number(data.turn), index: Number(data.lead) });
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  trigger('filled', { entries: Object.fromEntries(new FormData(event.target)) });
});
