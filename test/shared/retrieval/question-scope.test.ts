import { describe, expect, it } from "vitest";
import type { ChunkMetadata } from "#shared/ports/chunk-index.ts";
import { Bm25Index } from "#shared/retrieval/bm25-index.ts";
import { CompanyNames, nameOfIssuer } from "#shared/retrieval/company-names.ts";
import { readScope, readYears } from "#shared/retrieval/read-scope.ts";
import { makeChunk } from "./make-chunk.ts";

const COMPANIES: readonly ChunkMetadata[] = [
  { issuer: "Apple Inc.", ticker: "AAPL" },
  { issuer: "International Business Machines Corporation", ticker: "IBM" },
  { issuer: "Target Corp", ticker: "TGT" },
  { issuer: "Ford Motor Company", ticker: "F" },
  { issuer: "3M Company" },
];

function namesOf(companies: readonly ChunkMetadata[] = COMPANIES): CompanyNames {
  const names = new CompanyNames();
  for (const company of companies) names.add(company);
  return names;
}

describe("nameOfIssuer", () => {
  it.each([
    ["Apple Inc.", "apple"],
    ["Berkshire Hathaway Holdings, Inc.", "berkshire hathaway"],
    ["AT&T Inc.", "at&t"],
    ["L'Oréal SA", "l'oréal"],
  ])("of %s, without its legal form, is %s", (issuer, name) => {
    expect(nameOfIssuer(issuer)).toBe(name);
  });
});

describe("CompanyNames", () => {
  it.each([
    ["What was Apple's revenue?", ["aapl", "apple"]],
    ["What was Apple’s revenue?", ["aapl", "apple"]],
    ["revenue of apple", ["aapl", "apple"]],
    ["AAPL and IBM debt", ["aapl", "apple", "ibm", "international business machines"]],
    ["Debt of International Business Machines?", ["ibm", "international business machines"]],
    ["Capex of 3M?", ["3m"]],
    ["Beta of $F against the market?", ["f", "ford motor"]],
    ["Grade F of the scale", []],
    ["What is the target of the policy? Ask Bob", []],
    ["What did Pear earn?", []],
    ["ibm debt", []],
  ])("find, in %j, gives the names of each company named", (question, expected) => {
    expect(namesOf().find(question)).toEqual(expected);
  });

  it("find, where an issuer and its ticker were told apart at first, gives both once one document names both", () => {
    const names = namesOf([{ issuer: "Apple Inc." }, { ticker: "AAPL" }]);
    expect(names.find("Apple debt")).toEqual(["apple"]);
    names.add({ issuer: "Apple Inc.", ticker: "AAPL" });
    expect(names.find("Apple debt")).toEqual(["aapl", "apple"]);
  });
});

describe("readYears", () => {
  it.each([
    ["revenue in 2023", [2023]],
    ["FY24 and FY 2022", [2022, 2024]],
    ["from 2019 to 2022", [2019, 2020, 2021, 2022]],
    ["a position of 2,000 shares at 1999.50", []],
    ["Q3 2021 against Q3 2020", [2020, 2021]],
  ])("of %j, are %j", (text, years) => {
    expect(readYears(text)).toEqual(years);
  });
});

describe("readScope", () => {
  it("of a question that names nothing known, is undefined", () => {
    expect(readScope("What is the VaR limit?", namesOf())).toBeUndefined();
  });

  it("of a question with company, form and year, names all three", () => {
    expect(readScope("Debt in Apple's 10K of 2023?", namesOf())).toEqual({
      companies: ["aapl", "apple"],
      forms: ["10-k"],
      years: [2023],
    });
  });
});

describe("Bm25Index search within a scope", () => {
  const chunkOf = (id: string, metadata: ChunkMetadata) => makeChunk({ id, text: "total debt", metadata });
  const CHUNKS = [
    chunkOf("apple-2022", { issuer: "Apple Inc.", ticker: "AAPL", period: "FY2022", form: "10-K" }),
    chunkOf("apple-2023", { issuer: "Apple Inc.", ticker: "AAPL", period: "FY2023", form: "10-K" }),
    chunkOf("apple-q3", { ticker: "AAPL", period: "Q3 2023", form: "10Q" }),
    chunkOf("ford-2023", { issuer: "Ford Motor Company", period: "2023", form: "10-K" }),
    chunkOf("policy", { date: "2024-01-01" }),
  ];
  const names = namesOf();

  function found(question: string, chunks = CHUNKS): readonly string[] {
    const index = new Bm25Index();
    index.upsert(chunks);
    const scope = readScope(question, names);
    const hits = index.search(question, { limit: 10, ...(scope !== undefined && { filter: { scope } }) });
    return hits.map(({ chunk }) => chunk.id).sort();
  }

  it.each([
    ["total debt of Apple", ["apple-2022", "apple-2023", "apple-q3", "policy"]],
    ["total debt of Apple in 2022", ["apple-2022", "policy"]],
    ["total debt of Apple in 2021 and 2022", ["apple-2022", "policy"]],
    ["total debt of Apple in its 10-Q", ["apple-q3", "policy"]],
    ["total debt of Apple in 1999", ["apple-2022", "apple-2023", "apple-q3", "policy"]],
    ["total debt of Apple and Ford Motor in 2023", ["apple-2023", "apple-q3", "ford-2023", "policy"]],
    ["total debt", ["apple-2022", "apple-2023", "apple-q3", "ford-2023", "policy"]],
  ])("%j, among filings and a policy, finds what does not contradict it", (question, expected) => {
    expect(found(question)).toEqual(expected);
  });

  it("search, after chunks were replaced and removed until slots moved, still leaves out other companies", () => {
    const index = new Bm25Index();
    const many = Array.from({ length: 300 }, (_, position) => chunkOf(`old-${position}`, { ticker: "IBM" }));
    index.upsert([...many, ...CHUNKS]);
    index.remove(many.map(({ id }) => id));
    index.upsert([chunkOf("ford-2023", { ticker: "AAPL", period: "2023" })]);
    const scope = readScope("total debt of Apple in 2023", names);
    const hits = index.search("total debt", { limit: 10, filter: scope === undefined ? {} : { scope } });
    expect(hits.map(({ chunk }) => chunk.id).sort()).toEqual([
      "apple-2023",
      "apple-q3",
      "ford-2023",
      "policy",
    ]);
  });
});
