// Pages and pictures for those who do not see them, or not all of them: the rules of axe-core.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./axe.js";
import { drawKinds, kinds, pageOf } from "./kinds.js";
import { session } from "./session.js";

const { place, open } = session(drawKinds);

for (const kind of kinds) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [390, 1280]) {
      test(`the page of ${kind} breaks no rule, ${colorScheme}, ${width} pixels wide`, async () => {
        // The page lets no script in; that of the rules is not its own.
        const options = { bypassCSP: true, colorScheme, viewport: { width, height: 900 } };
        const { page, close } = await open(pageOf(place, kind), options);
        try {
          assert.deepEqual(await violations(page), []);
          const opener = page.locator("button.step, #list > .entry > .head").first();
          if ((await opener.count()) > 0) {
            await opener.click();
            assert.deepEqual(await violations(page), [], "with details");
          }
        } finally {
          await close();
        }
      });
    }
  }
}
