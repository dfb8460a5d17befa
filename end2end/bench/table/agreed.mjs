// Whether the portal's own code finds nothing wrong with a generated scheme and
// scores every set of answers as points.mjs does.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { facts } from "./scheme.mjs";

const AS_OF = "2026-03-11";

/**
 * Throws where they differ.
 * @param {string} cityApi the command of the stand-in
 * @param {string} folder where `write` of table.mjs has put its files
 * @param {number} size items of the table
 * @returns {number} how many sets of answers were compared
 */
export function assertAgreed(cityApi, folder, size) {
  const scheme = join(folder, `bench-${size}.json`);
  const read = (name) => JSON.parse(readFileSync(join(folder, `bench-${size}.${name}.json`), "utf8"));
  const call = (...words) => JSON.parse(execFileSync(cityApi, words, { encoding: "utf8", maxBuffer: 1 << 26 }));

  const { findings } = call("check", "--scheme", scheme);
  if (findings.length > 0) throw new Error(`${scheme}: ${JSON.stringify(findings[0])}`);

  const [table, { sets }] = [read("table"), read("answers")];
  const place = mkdtempSync(join(tmpdir(), "portal-bench-"));
  try {
    sets.forEach(({ answers, total, subtotals }, i) => {
      const file = join(place, "facts.json");
      writeFileSync(file, JSON.stringify(facts(table, answers)));
      const report = call("score", "--scheme", scheme, "--facts", file, "--as-of", AS_OF);
      const [scored] = report.purposes;
      const told = (what, portal, plain) => {
        if (Number(portal) !== plain) throw new Error(`${scheme}, answers ${i}: ${what} is ${portal}, by points.mjs ${plain}`);
      };
      told("the number of ignored facts", report.ignored_facts.length, 0);
      told("the total", scored.total.claimed, total);
      for (const group of scored.tree.children) told(group.id, group.interval.claimed, subtotals[group.id]);
    });
  } finally {
    rmSync(place, { recursive: true });
  }
  return sets.length;
}
