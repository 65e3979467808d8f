// Opens pages in Chromium as a reader would from a file, and watches what they do.

import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const EXECUTABLES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

export const launch = () => {
  const executablePath = EXECUTABLES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium: install it, or name it in CHROMIUM");
  return chromium.launch({ executablePath, args: ARGUMENTS });
};

/** Opens a file; `seen` holds every error on the console, every error thrown and every request. */
export async function open(browser, file, options = {}, fragment = "") {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    colorScheme: "light",
    ...options,
  });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const seen = { errors: [], requests: [], dialogs: [] };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("dialog", (dialog) => {
    seen.dialogs.push(dialog.message());
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    const isOwn = url.split("#")[0] === address || /^(data|blob):/.test(url);
    if (!isOwn) seen.requests.push(url);
  });
  await page.goto(address + fragment);
  return { page, seen, close: () => context.close() };
}
