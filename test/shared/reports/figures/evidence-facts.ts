import type { Fact } from "#shared/retrieval/fact.ts";
import type { Passage } from "#shared/retrieval/passage.ts";

interface FactSpecification {
  readonly label: string;
  readonly text: (figure: string) => string;
  readonly figure: string;
  readonly value: number;
  readonly unit: Fact["unit"];
  readonly currency?: string;
  readonly period?: string;
}

const FACTS: readonly FactSpecification[] = [
  {
    label: "risk budget",
    text: (f) => `The risk budget of the committee is ${f} of net assets.`,
    figure: "7.5%",
    value: 0.075,
    unit: "fraction",
  },
  {
    label: "minimum liquidity buffer",
    text: (f) => `Desks keep a minimum liquidity buffer of ${f} at all times.`,
    figure: "EUR 3.2 million",
    value: 3_200_000,
    unit: "money",
    currency: "EUR",
  },
  {
    label: "revenue",
    text: (f) => `Consolidated revenue came to ${f} in fiscal 2022, after a slow start.`,
    figure: "USD 4.8 billion",
    value: 4_800_000_000,
    unit: "money",
    currency: "USD",
    period: "2022",
  },
  {
    label: "net income",
    text: (f) => `Reported net income reached ${f} in fiscal 2021.`,
    figure: "USD 612 million",
    value: 612_000_000,
    unit: "money",
    currency: "USD",
    period: "2021",
  },
  {
    label: "spread widening",
    text: (f) => `The stress scenario assumes a spread widening of ${f} across sectors.`,
    figure: "135 basis points",
    value: 135,
    unit: "basis-point",
  },
  {
    label: "rate shock",
    text: (f) => `Its rate shock is a parallel move of ${f} upwards.`,
    figure: "2.5 percentage points",
    value: 2.5,
    unit: "percentage-point",
  },
  {
    label: "liquidation horizon",
    text: (f) => `For equities the liquidation horizon is ${f} under the rule.`,
    figure: "20 days",
    value: 20,
    unit: "days",
  },
];

/** One passage for each fact, so that citing the wrong one is possible. */
export function buildFacts(): { readonly facts: readonly Fact[]; readonly passages: readonly Passage[] } {
  const passages = FACTS.map(({ text, figure, label }, position) => ({
    id: `p${position + 1}`,
    chunkId: `chunk-${position + 1}`,
    title: `Handbook, ${label}`,
    source: "handbook.md",
    text: `This part is kept short on purpose. ${text(figure)} It is reviewed every spring.`,
    score: 1 - position / 10,
  }));
  const facts = FACTS.map(({ label, figure, value, unit, currency, period }, position) => {
    const start = passages[position]?.text.indexOf(figure) ?? 0;
    return {
      id: `f${position + 1}`,
      label,
      value,
      unit,
      ...(currency === undefined ? {} : { currency }),
      ...(period === undefined ? {} : { period }),
      passageId: `p${position + 1}`,
      span: { start, end: start + figure.length, text: figure },
    };
  });
  return { facts, passages };
}
