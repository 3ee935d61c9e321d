import { Command } from "commander";
import { requireCalculation } from "#shared/calculations/choose-calculation.ts";
import { type CatalogueEntry, publishCatalogue } from "#shared/calculations/publish-catalogue.ts";
import { formatTable, print, printJson } from "./output.ts";

const EXAMPLES = `
Examples:
  finrisk calculations
  finrisk calculations value-at-risk
  finrisk calculations sharpe --json`;

function renderList(entries: readonly CatalogueEntry[]): string {
  const rows = entries.map(({ id, title, methods, unit, needs }) => [
    id,
    title,
    methods[0]?.id ?? "",
    unit,
    needs,
  ]);
  return formatTable([["id", "title", "default method", "unit", "needs"], ...rows]);
}

function parametersTable({ parameters }: CatalogueEntry): string {
  if (parameters.length === 0) return "It has no parameters.";
  const rows = parameters.map((parameter) => [
    parameter.name,
    String(parameter.default ?? ""),
    parameter.type,
    parameter.description,
  ]);
  return formatTable([["parameter", "default", "type", "meaning"], ...rows]);
}

function renderExample({ working, ...figures }: CatalogueEntry["example"]): string {
  const lines = Object.entries(figures).map(([name, value]) => [`  ${name}`, JSON.stringify(value)]);
  return `Worked example\n${formatTable([...lines, ["  working", working]])}`;
}

function renderEntry(entry: CatalogueEntry): string {
  const methods = entry.methods.map(({ id, title, source }) => [id, title, source]);
  return [
    `${entry.title} (${entry.id})\n${entry.description}`,
    formatTable([
      ["unit", entry.unit],
      ["needs", entry.needs],
      ["synonyms", entry.synonyms.join(", ")],
    ]),
    formatTable([["method", "title", "source (the default comes first)"], ...methods]),
    parametersTable(entry),
    renderExample(entry.example),
  ].join("\n\n");
}

function entryOf(name: string): CatalogueEntry {
  const { id } = requireCalculation(name);
  const entry = publishCatalogue().find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`The published catalogue lacks ${id}.`);
  return entry;
}

function show(name: string | undefined, options: { readonly json?: boolean }): void {
  if (name === undefined) {
    const entries = publishCatalogue();
    if (options.json === true) printJson(entries);
    else print(renderList(entries));
  } else {
    const entry = entryOf(name);
    if (options.json === true) printJson(entry);
    else print(renderEntry(entry));
  }
}

/** `finrisk calculations`: what there is to calculate, or all about one entry. */
export function calculationsCommand(): Command {
  return new Command("calculations")
    .description("list the catalogue of calculations, or show one of them")
    .argument("[id]", "an id or a synonym: shows methods, parameters, sources and a worked example")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(show);
}
