// Marks a stretch of a text by its offsets; an element says with data-at where it begins.
(() => {
  // --- Offsets count code points, the browser counts in UTF-16 ---
  const units = (text, points) => {
    if (!/[\ud800-\udfff]/.test(text)) return Math.min(points, text.length);
    return [...text].slice(0, points).join("").length;
  };
  const length = (text) => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);

  const textNodes = (leaf) => {
    const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const wrap = ([first, from], [last, , to]) => {
    const range = document.createRange();
    const [one, other] = [first, last].map((node) => node.parentNode.closest(".dw-whole"));
    range.setStart(first, from);
    range.setEnd(last, to);
    if (one && !from) range.setStartBefore(one);
    if (other && to === last.length) range.setEndAfter(other);
    range.surroundContents(document.createElement("mark"));
  };
  const markIn = (leaf, start, end) => {
    let at = Number(leaf.dataset.at);
    const pieces = []; // text node, from, to
    for (const node of textNodes(leaf)) {
      const size = length(node.data);
      const from = Math.max(start - at, 0), to = Math.min(end - at, size);
      at += size;
      if (from < to) pieces.push([node, units(node.data, from), units(node.data, to)]);
    }
    if (!pieces.length) return;
    // In one piece, unless it begins or ends within a link or a number.
    try { wrap(pieces[0], pieces.at(-1)); } catch { pieces.forEach((one) => wrap(one, one)); }
  };

  window.dangwuMarking = { textNodes, markIn };
})();
