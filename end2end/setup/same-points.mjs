// Scores the same random tables and facts natively and in wasm and compares what
// came out, block by block. Ends with "10000 passed, 0 failed".
import { spawn } from "node:child_process";

const pairs = process.env.SAME_POINTS_PAIRS ?? "10000";

/** What one build says of each block: its number, its pairs, their digest. */
function computed(name, args) {
  return new Promise((resolve) => {
    const all = ["test", "--offline", "--locked", "-p", "longgang-portal", "--test", "points_same_everywhere", ...args, "--", "--nocapture"];
    const child = spawn("cargo", all, { env: { ...process.env, SAME_POINTS_PAIRS: pairs }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const from of [child.stdout, child.stderr]) from.on("data", (bytes) => (output += bytes));
    child.on("error", (why) => (output += why));
    child.on("close", (code) => {
      const said = [...output.matchAll(/same-points (\d+): (\d+) pairs, ([0-9a-f]{16})/g)];
      // Printed as it comes and told again at the end: each block counts once.
      const blocks = new Map(said.map(([, block, count, digest]) => [+block, { count: +count, digest }]));
      if (code !== 0) console.log(output);
      console.log(`${name}: ${blocks.size} blocks${code === 0 ? "" : `, and then it failed (${code})`}`);
      resolve({ blocks, whole: code === 0 });
    });
  });
}

// One after the other: both would take the same cores.
const native = await computed("natively", ["--no-default-features"]);
const wasm = await computed("in wasm", ["--target", "wasm32-unknown-unknown"]);

let [passed, failed] = [0, 0];
for (const block of new Set([...native.blocks.keys(), ...wasm.blocks.keys()])) {
  const [one, other] = [native.blocks.get(block), wasm.blocks.get(block)];
  const count = Math.max(one?.count ?? 0, other?.count ?? 0);
  if (one && other && one.count === other.count && one.digest === other.digest) {
    passed += count;
  } else {
    failed += count;
    if (one && other) console.log(`block ${block} differs: ${one.digest} natively, ${other.digest} in wasm`);
  }
}
// A build that has ended early has not computed what it should.
const missing = Math.max(0, +pairs - passed - failed);
failed += missing || (native.whole && wasm.whole ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
