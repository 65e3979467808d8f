// Opens pages in Firefox as a reader would from a file, and watches what they do.

import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const EXECUTABLES = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
const executablePath = EXECUTABLES.find((path) => path !== undefined && existsSync(path));

/** Why there is no Firefox, if there is none. */
export const missing =
  executablePath === undefined ? "there is no Firefox: install it, or name it in FIREFOX" : false;

/** Firefox, if it is here. */
export const launchFirefox = async () =>
  missing ? undefined : puppeteer.launch({ browser: "firefox", executablePath, headless: true });

/** Opens a file; `seen` holds every error and warning on the console, every error thrown and every request. */
export async function openFirefox(browser, file, viewport) {
  const page = await browser.newPage();
  const seen = [];
  page.on("pageerror", (error) => seen.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) seen.push(message.text());
  });
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address && !/^(data|blob):/.test(request.url())) seen.push(request.url());
  });
  await page.setViewport(viewport);
  await page.goto(address);
  return { page, seen };
}
