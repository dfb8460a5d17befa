// Prints one hash over everything the built portal depends on.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const FILES = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "Trunk.toml", "index.html", "end2end/package-lock.json"];
const FOLDERS = ["src", "style", "public", "end2end/setup", ".cargo"];

function filesUnder(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
  } catch (missing) {
    return [];
  }
}

const hash = createHash("sha256");
for (const path of [...FILES, ...FOLDERS.flatMap(filesUnder)].sort()) {
  hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
}
hash.update(process.env.RUSTFLAGS ?? "").update(execFileSync("rustc", ["--version"]));
console.log(hash.digest("hex"));
