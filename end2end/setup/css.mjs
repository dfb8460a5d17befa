// Stylesheets in one piece.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The stylesheet with its `@import "file" layer(name);` lines replaced by the files. */
export function joined(file) {
  const css = (name) => readFileSync(name, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  return css(file)
    .replace(/@import\s+"([^"]+)"\s+layer\(([a-z]+)\);/g, (_, name, layer) => `@layer ${layer}{${css(join(dirname(file), name))}}`);
}

/** Smaller, and plainly the same: only white space goes, never inside strings. */
export function minified(css) {
  return css
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, i) => i % 2 ? part : part
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,]) ?/g, "$1")
      .replace(/;}/g, "}"))
    .join("")
    .trim();
}
