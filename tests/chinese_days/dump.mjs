// dump.mjs: writes the working days of China from 2020 to 2026, as the npm package
// chinese-days has them, into days.txt. Run it where that package is installed:
//   npm install --no-save chinese-days@1.5.7 && node tests/chinese_days/dump.mjs > tests/chinese_days/days.txt
import { createRequire } from "node:module";

const here = createRequire(`${process.cwd()}/`);
const { isWorkday, findWorkday } = here("chinese-days");
const { version } = here("chinese-days/package.json");

const DAY = 86_400_000;
const written = (time) => new Date(time).toISOString().slice(0, 10);

console.log(`# chinese-days ${version}, MIT licence, copyright (c) 2024 Yawei sun; days after the State Council's yearly notices.`);
console.log("# Month; for each of its days w or . (works, does not); for each how many days later the fifth working day after it is.");
for (let year = 2020; year <= 2026; year += 1) {
  for (let month = 0; month < 12; month += 1) {
    const first = Date.UTC(year, month, 1);
    const days = Array.from({ length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() }, (_, at) => first + at * DAY);
    const works = days.map((day) => (isWorkday(written(day)) ? "w" : "."));
    // Of the days after it, so that the day itself is not among the five.
    const fifth = days.map((day) => ((Date.parse(findWorkday(5, written(day))) - day) / DAY).toString(36));
    console.log(`${written(first).slice(0, 7)} ${works.join("")} ${fifth.join("")}`);
  }
}
