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

/** Lines that run through an entity at neither of their ends, and labels that end within a word of the name. */
export const tangled = (page) =>
  page.evaluate(() => {
    const found = [];
    const visible = (selector) =>
      [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
    const boxes = visible("svg g.node").map((node) => {
      const { x, y, width, height } = node.querySelector(":not(title)").getBBox();
      return { id: node.dataset.id, left: x, top: y, right: x + width, bottom: y + height };
    });
    // Some outlines are not upright, and a line ends at the outline.
    const INSET = 18;
    const holds = (box, { x, y }, by) =>
      x > box.left - by && x < box.right + by && y > box.top - by && y < box.bottom + by;
    for (const link of visible("svg g.link")) {
      const path = link.querySelector("path");
      const length = path.getTotalLength();
      const ends = [path.getPointAtLength(0), path.getPointAtLength(length)];
      const foreign = boxes.filter((box) => !ends.some((end) => holds(box, end, INSET)));
      for (let at = 0; at <= length; at += 2) {
        const hit = foreign.find((box) => holds(box, path.getPointAtLength(at), -1));
        if (hit === undefined) continue;
        found.push(`${link.querySelector("title").textContent} runs through ${hit.id}`);
        break;
      }
    }
    // A name is in the tooltip whole, before the kind or, of groups, after it.
    const bare = (text) => text.replace(/\s+/g, " ");
    for (const node of visible("svg g.node")) {
      const name = bare(node.querySelector("title").textContent);
      for (const text of [...node.querySelectorAll("text")].slice(0, -1)) {
        const line = bare(text.textContent).trim();
        const after = name.slice(name.indexOf(line) + line.length);
        const isKnown = name.includes(line);
        // Between two Chinese characters a line may end anywhere.
        const splits = /^[\p{L}\p{N}]/u.test(after) && !/\p{Script=Han}/u.test(line.slice(-1) + after[0]);
        if (isKnown && (splits || (line.endsWith("-") && /^\p{L}/u.test(after))))
          found.push(`${line} is split from ${after}`);
      }
    }
    return found;
  });

/** Where the visible elements of a selector are, from left to right, that are not wholly in the window. */
export const outside = (page, selector) =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)]
        .filter((one) => one.getClientRects().length > 0)
        .map((one) => one.getBoundingClientRect())
        .filter(({ left, right }) => left < 0 || right > innerWidth)
        .map(({ left, right }) => `from ${left} to ${right} of ${innerWidth}`),
    selector,
  );
