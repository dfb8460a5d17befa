// Writes the table that search reads (src/domain/reports/pinyin.rs): how each of the
// 6,763 characters of GB 2312 is said, without tones. Its lines stand in the order of
// that standard, which begins with 3,755 characters sorted by sound, so the table is
// half as large as one that names its characters; every browser knows the order
// (TextDecoder "gb2312"). A place without a character is an empty line.
import { polyphonic } from "pinyin-pro";

/** The places of GB 2312 from row 16 to 87, as src/state/pinyin.rs reads them. */
export function characters() {
  const bytes = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return [...new TextDecoder("gb2312").decode(Uint8Array.from(bytes))];
}

/** The readings of a character, the usual one first. */
export function readings(character) {
  if (!/\p{Script=Han}/u.test(character)) return [];
  const all = polyphonic(character, { toneType: "none", type: "array", v: true })[0];
  return [...new Set(all.map((one) => one.replace("ü", "v")))].filter((one) => /^[a-z]+$/.test(one));
}

/** The whole table. */
export const table = () => characters().map((character) => readings(character).join(",")).join("\n");
