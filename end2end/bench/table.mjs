#!/usr/bin/env node
// table.mjs ITEMS [FOLDER]: a points table of so many items, the same each time.
//
// Without a folder it prints the scheme for the portal. With one it writes there
//   bench-ITEMS.json          the scheme
//   bench-ITEMS.table.json    the same as plain data, for pages that know no schemes
//   bench-ITEMS.answers.json  sets of answers with their points, and a walk of single answers
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { answerSets, walk } from "./table/answers.mjs";
import { chance, oneOf } from "./table/chance.mjs";
import { itemPoints } from "./table/points.mjs";
import { scheme } from "./table/scheme.mjs";
import { CHOICES, FLAGS, GROUPS, QUANTITIES, SIZES } from "./table/words.mjs";

const GROUP_SIZE = 10;

/** The kinds of a group's items: what published tables ask most stands most often. */
const KINDS = ["rate", "choice", "flag", "rate", "bands", "choice", "rate", "flag", "choice", "rate"];

const half = (number) => Math.round(number * 2) / 2;
const numbered = (number, [chinese, english]) => [`${number}. ${chinese}`, `${number}. ${english}`];

const makers = {
  rate(random) {
    const [chinese, english, ...unit] = oneOf(random, QUANTITIES);
    const [max, per, points] = [oneOf(random, [20, 30, 40]), oneOf(random, [1, 1, 1, 2]), oneOf(random, [0.5, 1, 1.5, 2])];
    const cap = Math.ceil((max / per) * oneOf(random, [0.5, 0.6, 0.7])) * points;
    return { label: [chinese, english], unit, max, per, points, cap };
  },
  bands(random) {
    const [chinese, english, ...unit] = oneOf(random, SIZES);
    const step = oneOf(random, [2, 3]);
    const worth = oneOf(random, [1, 2, 3]);
    const bands = [0, 1, 2, 3, 4].map((i) => ({ from: i * i * step, points: i * worth }));
    return { label: [chinese, english], unit, max: 200, bands };
  },
  choice(random) {
    const [label, options] = oneOf(random, CHOICES);
    const worth = oneOf(random, [1, 2.5, 4]);
    return { label, options: options.map((words, i) => ({ id: `option_${i}`, label: words, points: i * worth })) };
  },
  flag: (random) => ({ label: oneOf(random, FLAGS), points: oneOf(random, [1, 2, 5]) }),
};

/** The most an item can be worth. */
function most(item) {
  switch (item.kind) {
    case "flag": return item.points;
    case "choice": return Math.max(...item.options.map((option) => option.points));
    default: return itemPoints(item, item.max);
  }
}

/** A table of `size` items: groups of ten, each with a cap that can cut. */
export function table(size) {
  const random = chance(size);
  const groups = Array.from({ length: Math.ceil(size / GROUP_SIZE) }, (_, g) => {
    const count = Math.min(GROUP_SIZE, size - g * GROUP_SIZE);
    const items = KINDS.slice(0, count).map((kind, i) => {
      const number = g * GROUP_SIZE + i + 1;
      const made = makers[kind](random);
      return { id: `item_${number}`, kind, ...made, label: numbered(number, made.label) };
    });
    // The first question of the table answers to every digit: a measurement starts there.
    if (g === 0) Object.assign(items[0], { max: 30, per: 1, points: 1, cap: 20 });
    const cap = half(items.reduce((sum, item) => sum + most(item), 0) * 0.6);
    return { id: `group_${g + 1}`, title: numbered(g + 1, GROUPS[g % GROUPS.length]), cap, items };
  });
  return { id: `bench-${size}`, size, title: [`${size} 项积分表`, `A table of ${size} items`], groups };
}

/** The table in one language, the first unless told. */
export function inOneLanguage(whole, language = 0) {
  const words = (value) => {
    if (Array.isArray(value)) {
      const isText = value.length === 2 && value.every((word) => typeof word === "string");
      return isText ? value[language] : value.map(words);
    }
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, words(member)]));
  };
  return words(whole);
}

/** Writes the files of a table of `size` items into `folder`. */
export function write(size, folder) {
  const made = table(size);
  const put = (name, content) => writeFileSync(join(folder, name), `${JSON.stringify(content, null, 1)}\n`);
  mkdirSync(folder, { recursive: true });
  put(`${made.id}.json`, scheme(made));
  const plain = inOneLanguage(made);
  put(`${made.id}.table.json`, plain);
  put(`${made.id}.answers.json`, { sets: answerSets(plain, 20), walk: walk(plain, 200, 0) });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [size, folder] = [Number(process.argv[2]), process.argv[3]];
  if (!Number.isInteger(size) || size < 1) {
    console.error("usage: table.mjs ITEMS [FOLDER]");
    process.exit(2);
  }
  if (folder) write(size, folder);
  else console.log(JSON.stringify(scheme(table(size)), null, 1));
}
