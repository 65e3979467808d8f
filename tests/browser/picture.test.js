// Where the browser puts what the picture says.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.js";
import { misplaced, smallest } from "./geometry.js";
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
  around: ["--around", "emapalumab", "--max-hops", "2"],
};

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
