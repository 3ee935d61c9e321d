import { readdir } from "node:fs/promises";
import type { Figure } from "./figure.ts";

/** What `test/bench/NAME.bench.ts` exports. */
interface Benchmark {
  run(): AsyncIterable<Figure> | Iterable<Figure>;
}

const SUFFIX = ".bench.ts";
const UNKNOWN_NAME = 2;

const files = await readdir(new URL(".", import.meta.url));
const names = files.filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length));
const [name = ""] = process.argv.slice(2);

if (names.includes(name)) {
  const benchmark: Benchmark = await import(new URL(`${name}${SUFFIX}`, import.meta.url).href);
  for await (const { figure, value, unit, n } of benchmark.run()) {
    console.log(JSON.stringify({ bench: name, figure, value, unit, n }));
  }
} else {
  const problem = name === "" ? "Name a benchmark" : `There is no benchmark "${name}"`;
  console.error(`${problem}: npm run -s bench -- NAME, with one of\n  ${names.sort().join("\n  ")}`);
  process.exitCode = UNKNOWN_NAME;
}
