// Runs before every Trunk build: joins the stylesheets and the boot scripts, so that
// a visit downloads one of each, and the module that starts the portal. Trunk then
// hashes the three files.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildSync } from "esbuild";

const OUT = "target/joined";

/** The stylesheet with its `@import "file" layer(name);` lines replaced by the files. */
function joined(file) {
  const css = (name) => readFileSync(name, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  return css(file)
    .replace(/@import\s+"([^"]+)"\s+layer\(([a-z]+)\);/g, (_, name, layer) => `@layer ${layer}{${css(join(dirname(file), name))}}`);
}

/** Smaller, and plainly the same: only white space goes, never inside strings. */
function minified(css) {
  return css
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, i) => i % 2 ? part : part
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,]) ?/g, "$1")
      .replace(/;}/g, "}"))
    .join("")
    .trim();
}

/** A boot script without its comment lines and indentation. */
function bare(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("//"))
    .join("\n");
}

// Trunk's dev server watches time stamps: an unchanged file stays untouched.
function write(name, text) {
  const file = resolve(OUT, name);
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

write("portal.css", minified(joined("style/main.css")) + "\n");

// The order matters: the Trusted Types policy must stand before anything else
// runs. start.js stays apart: it is a module, which an old browser skips, while
// the guard, plain ES5, still tells its user so.
const boot = ["trusted-types", "theme", "guard"];
write("boot.js", boot.map((name) => bare(`public/boot/${name}.js`)).join("\n") + "\n");
const { outputFiles } = buildSync({ entryPoints: ["public/boot/start.js"], bundle: true, format: "esm", target: "es2022", charset: "utf8", write: false });
write("start.js", outputFiles[0].text);
