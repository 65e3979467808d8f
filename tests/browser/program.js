// Runs the program, and keeps what it draws in a folder of its own.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
const program = process.env.MECHGRAPH ?? join(target, "debug", "mechgraph");

export function mechgraph(...words) {
  const ran = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (ran.error) throw ran.error;
  return ran;
}

/** A folder that is gone when the tests are done. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "mechgraph-browser-"));
  return {
    path,
    file: (name) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Draws into a file; anything but success is an error. */
export function draw(file, ...words) {
  const ran = mechgraph("draw", ...words, "-o", file);
  if (ran.status !== 0) throw new Error(`draw ${words.join(" ")}: ${ran.status}\n${ran.stderr}`);
  return file;
}
