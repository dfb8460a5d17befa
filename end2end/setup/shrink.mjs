// Makes a wasm file smaller, as Trunk does for the program, with the same words of the
// page's source.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const source = readFileSync("index.html", "utf8");
const options = [`-O${source.match(/data-wasm-opt="(\w)"/)[1]}`, ...source.match(/data-wasm-opt-params="([^"]*)"/)[1].split(" ")];

/** The content of `file`, smaller. */
export function shrunk(file) {
  const folder = mkdtempSync(join(tmpdir(), "portal-"));
  try {
    const out = join(folder, "out.wasm");
    execFileSync("wasm-opt", [...options, file, "-o", out], { stdio: ["ignore", "inherit", "ignore"] });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
