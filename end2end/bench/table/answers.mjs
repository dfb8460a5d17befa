// Answers to a generated table in one language: whole sets of them, and a walk of single answers.
import { chance, oneOf } from "./chance.mjs";
import { score } from "./points.mjs";

/** Any answer to an item that it takes. */
function anyAnswer(random, item) {
  switch (item.kind) {
    case "flag": return random() < 0.5;
    case "choice": return oneOf(random, item.options).id;
    default: return Math.floor(random() * (item.max + 1));
  }
}

/** `count` sets of answers, from nearly empty to nearly full, with what each is worth. */
export function answerSets(table, count) {
  const random = chance(table.size + 1);
  const items = table.groups.flatMap((group) => group.items);
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    const answered = items.filter(() => random() < share);
    const answers = Object.fromEntries(answered.map((item) => [item.id, anyAnswer(random, item)]));
    return { answers, ...score(table, answers) };
  });
}

/** An answer that can be given by one key: a digit, an option, yes or no. */
function oneKeyAnswer(random, item) {
  if (item.kind === "rate" || item.kind === "bands") return Math.floor(random() * 10);
  return anyAnswer(random, item);
}

/**
 * A walk of `count` single answers all over the table, from an empty one; each
 * moves the total, or nobody could see when it has arrived. Another seed walks another way.
 * @returns {{group: string, item: string, kind: string, answer: unknown, words?: string, total: number, subtotals: object}[]}
 */
export function walk(table, count, seed) {
  const random = chance(table.size + 1000 * (seed + 1));
  const items = table.groups.flatMap((group) => group.items.map((item) => ({ ...item, group: group.id })));
  const answers = {};
  const steps = [];
  let before = 0;
  while (steps.length < count) {
    const item = oneOf(random, items);
    const answer = oneKeyAnswer(random, item);
    const { total, subtotals } = score(table, { ...answers, [item.id]: answer });
    if (total === before) continue;
    before = total;
    answers[item.id] = answer;
    const words = item.options?.find((option) => option.id === answer).label;
    steps.push({ group: item.group, item: item.id, kind: item.kind, answer, words, total, subtotals });
  }
  return steps;
}
