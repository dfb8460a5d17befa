// Runs every kind of test, one after the other, also when one fails, and ends
// with one line of totals over all of them.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

const offline = ["--offline", "--locked"];
const cargoTest = (...args) => ["cargo", "test", ...offline, "--no-fail-fast", ...args];

// Each step: its name, the command, how to count. A counter takes the output
// and gives [passed, failed], or nothing when it found no counts.
const steps = [
  ["format and lints", ["end2end/setup/lint.sh"]],
  ["the rules of the city", cargoTest("-p", "longgang-portal", "--no-default-features"), cargoCounts],
  ["the plain functions beside the views", cargoTest("-p", "longgang-portal", "--lib"), cargoCounts],
  ["the stand-in, and its kill test", cargoTest("-p", "city-api"), cargoCounts],
  ["storage, inputs and focus in the browser",
    cargoTest("-p", "longgang-portal", "--target", "wasm32-unknown-unknown", "--lib", "--tests"), cargoCounts,
    { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: `${process.cwd()}/end2end/setup/wasm-runner.sh`, WASM_BINDGEN_TEST_TIMEOUT: "120" }],
  ["the same points natively and in wasm", ["node", "end2end/setup/same-points.mjs"], plainCounts,
    { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: `${process.cwd()}/end2end/setup/wasm-runner.sh`, WASM_BINDGEN_TEST_TIMEOUT: "300" }],
  ["build, and the weight of the first load",
    ["sh", "-c", "end2end/setup/build.sh && cargo build --offline --locked -p city-api"]],
  ["the stand-in against its contract", ["end2end/contract/run.sh"], plainCounts],
  ["the journeys in the browser", ["npx", "--no-install", "playwright", "test"], playwrightCounts, {}, "end2end"],
];

/** `test result: ok. 12 passed; 0 failed; …`, once per test binary. */
function cargoCounts(output) {
  const found = [...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)];
  if (found.length) return found.reduce(([p, f], m) => [p + +m[1], f + +m[2]], [0, 0]);
}

/** `12 passed, 0 failed` on a line of its own; the last one counts. */
function plainCounts(output) {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1);
  if (found) return [+found[1], +found[2]];
}

/**
 * `  12 passed (3.4s)`, `  1 failed`; what was cut off or did not run counts as
 * failed. What passed only at the second try is counted, and named as such.
 */
function playwrightCounts(output) {
  const count = (word) => +(output.match(new RegExp(`^\\s+(\\d+) ${word}\\b`, "m"))?.[1] ?? 0);
  const again = count("flaky");
  const passed = count("passed") + again;
  const failed = count("failed") + count("interrupted") + count("did not run");
  if (passed + failed) return [passed, failed, again];
}

/** The beginning of each failure, as cargo (`---- name stdout ----`) and Playwright (`  1) [phone] › …`) tell it. */
function failures(output) {
  const told = /^(?:---- .* stdout ----| +\d+\) \[\w+\] › .*)$/gm;
  return [...output.matchAll(told)].slice(0, 8).map((found) =>
    output.slice(found.index, found.index + 1500).split("\n").filter((line) => line.trim()).slice(0, 12).join("\n"));
}

function run([name, [command, ...args], counts, env = {}, cwd = "."]) {
  return new Promise((resolve) => {
    console.log(`\n=== ${name}: ${[command, ...args].join(" ")}`);
    const begun = Date.now();
    let output = "";
    const finish = (code) => {
      const plain = output.replace(/\x1b\[[0-9;]*m/g, "");
      let [passed, failed, again = 0] = counts?.(plain) ?? [code === 0 ? 1 : 0, 0];
      // A step that fails outside its tests (a compiler error, say) is one failure.
      if (code !== 0 && failed === 0) failed = 1;
      const told = failed || again ? failures(plain) : [];
      resolve({ name, passed, failed, again, told, seconds: Math.round((Date.now() - begun) / 1000) });
    };
    if (command.includes("/") && !existsSync(command)) {
      console.log(`${command} is missing`);
      return finish(1);
    }
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      from.on("data", (bytes) => {
        output += bytes;
        to.write(bytes);
      });
    }
    child.on("error", (why) => {
      console.log(String(why));
      finish(1);
    });
    child.on("close", finish);
  });
}

const results = [];
for (const step of steps) results.push(await run(step));

// Said again where it is found: a long run has scrolled it away.
for (const { told } of results) for (const failure of told) console.log(`\n${failure}`);

console.log("\npassed  failed  seconds");
for (const { name, passed, failed, seconds } of results) {
  console.log(`${String(passed).padStart(6)}${String(failed).padStart(8)}${String(seconds).padStart(9)}  ${name}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const again = sum("again") ? `, ${sum("again")} of them at the second try (told above)` : "";
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${again}`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
