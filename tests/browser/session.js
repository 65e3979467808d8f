// What the tests of a file have in common: a folder for what is drawn, and a browser; both are gone when they are done.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.js";
import { folder } from "./program.js";

const QUIET = { errors: [], requests: [], dialogs: [] };

/** `prepare` draws what all tests of the file read, once the browser has `start`ed. */
export function session(prepare = () => {}, start = launch) {
  const place = folder();
  let browser;

  before(async () => {
    browser = await start();
    await prepare(place);
  });

  after(async () => {
    await browser?.close();
    place.remove();
  });

  const opened = (file, options, fragment) => open(browser, file, options, fragment);
  return {
    place,
    browser: () => browser,
    open: opened,
    /** A test of what `file` names: besides what it asserts, the page is silent and asks for nothing. */
    on: (name, file, use, options, fragment) =>
      test(name, async () => {
        const { page, seen, close } = await opened(file(), options, fragment);
        try {
          await use(page);
          assert.deepEqual(seen, QUIET);
        } finally {
          await close();
        }
      }),
  };
}
