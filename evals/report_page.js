// The table of failed questions: rows that hold the words and belong to the set and kind chosen.
(() => {
  const rows = [...document.querySelectorAll("#failures tbody tr")];
  const [words, set, kind] = ["words", "set", "kind"].map((id) => document.getElementById(id));
  const shown = document.getElementById("shown");
  if (!words) return;
  const filter = () => {
    const wanted = words.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits =
        (!set.value || row.dataset.set === set.value) &&
        (!kind.value || row.dataset.kind === kind.value) &&
        row.textContent.toLowerCase().includes(wanted);
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.textContent = `显示 ${count} 题，共 ${rows.length} 题`;
  };
  for (const field of [words, set, kind]) field.addEventListener("input", filter);
  filter();
})();
