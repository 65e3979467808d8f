// Where the browser puts what the picture says.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.js";
import { draw, folder } from "./program.js";

const place = folder();
let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
  place.remove();
});

const DRAWN = {
  emapalumab: ["emapalumab", "HLH"],
  eltrombopag: ["eltrombopag", "hemopoiesis"],
  ruxolitinib: ["ruxolitinib", "HLH", "--background"],
  chinese: ["ruxolitinib", "HLH", "--background", "--lang", "zh"],
  around: ["--around", "emapalumab", "--steps", "2"],
};

/** Labels that leave their shapes, or lie on one another, as the browser lays them out. */
const misplaced = (page) =>
  page.evaluate(() => {
    const inside = (inner, outer) =>
      inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
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
const smallest = (page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll("svg text")]
        .filter((text) => text.getClientRects().length > 0)
        .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a),
    ),
  );

for (const [name, words] of Object.entries(DRAWN)) {
  test(`the labels of ${name} stand in their shapes and apart`, async () => {
    const { page, seen, close } = await open(browser, draw(place.file(`${name}.svg`), ...words));
    const { found, labels } = await misplaced(page);
    assert.ok(labels > 2);
    assert.deepEqual(found, []);
    assert.deepEqual(seen, { errors: [], requests: [], dialogs: [] });
    await close();
  });
}

for (const name of ["emapalumab", "eltrombopag", "ruxolitinib", "chinese"]) {
  test(`on the page of ${name}, too, and readable at 1000 pixels`, async () => {
    const file = draw(place.file(`${name}.html`), ...DRAWN[name]);
    const { page, close } = await open(browser, file, { viewport: { width: 1000, height: 800 } });
    assert.deepEqual((await misplaced(page)).found, []);
    assert.ok((await smallest(page)) >= 11, `${await smallest(page)} pixels`);
    await close();
  });
}
