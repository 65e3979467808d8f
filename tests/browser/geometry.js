// Where the browser puts labels.

/** Labels that leave their shapes, or lie on one another, as the browser lays them out. */
export const misplaced = (page) =>
  page.evaluate(() => {
    const inside = (inner, outer) =>
      inner.left >= outer.left - 1 &&
      inner.right <= outer.right + 1 &&
      inner.top >= outer.top - 1 &&
      inner.bottom <= outer.bottom + 1;
    const meet = (a, b) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const found = [];
    const labels = [];
    for (const group of document.querySelectorAll("svg g.node, svg g.band")) {
      if (group.getClientRects().length === 0) continue;
      const shape = group.querySelector("rect, ellipse, circle, polygon, path");
      for (const text of group.querySelectorAll("text")) {
        const box = text.getBoundingClientRect();
        if (!inside(box, shape.getBoundingClientRect())) found.push(`${text.textContent} leaves its shape`);
        labels.push([group, text.textContent, box]);
      }
    }
    labels.forEach(([group, text, box], at) => {
      for (const [other, below, under] of labels.slice(at + 1))
        if (group !== other && meet(box, under)) found.push(`${text} lies on ${below}`);
    });
    return { found, labels: labels.length };
  });

/** The smallest letters of the picture, in pixels on the screen. */
export const smallest = (page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll("svg text")]
        .filter((text) => text.getClientRects().length > 0)
        .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a),
    ),
  );
