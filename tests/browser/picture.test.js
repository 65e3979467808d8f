// Where the browser puts what the picture says.

import assert from "node:assert/strict";

import { misplaced, outside, smallest, tangled } from "./geometry.js";
import { drawKinds, isNeighbourhood, kinds, pageOf } from "./kinds.js";
import { session } from "./session.js";

const { place, on } = session((place) => {
  drawKinds(place);
  drawKinds(place, "svg");
});

for (const kind of kinds) {
  const picture = () => pageOf(place, kind, "svg");
  on(`the labels of ${kind} stand in their shapes and apart, and lines pass by`, picture, async (page) => {
    const { found, labels } = await misplaced(page);
    assert.ok(labels > 2);
    assert.deepEqual(found, []);
    assert.deepEqual(await tangled(page), []);
  });
}

// What a neighbourhood's page draws is drawn by Cytoscape.js.
for (const kind of kinds.filter((kind) => !isNeighbourhood(kind))) {
  const file = () => pageOf(place, kind);
  on(
    `on the page of ${kind}, too, and readable at 1000 pixels`,
    file,
    async (page) => {
      assert.deepEqual((await misplaced(page)).found, []);
      assert.deepEqual(await tangled(page), []);
      assert.ok((await smallest(page)) >= 11, `${await smallest(page)} pixels`);
    },
    { viewport: { width: 1000, height: 800 } },
  );
  for (const width of [1280, 1366, 1440, 390]) {
    on(
      `start and end of ${kind} are in view at ${width} pixels`,
      file,
      async (page) => {
        assert.deepEqual(await outside(page, "svg g.node:is(.drug, .disease)"), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      },
      { viewport: { width, height: 800 } },
    );
  }
}
