import { Redactor } from "@redactpii/node";
import nlp from "compromise";
import { SyncRedactor } from "redact-pii";
import { detectPersonalData } from "#shared/collection/redaction/detect-personal-data.ts";

export type Finder = (text: string) => unknown;

/** FinRisk under "", and what else npm offers, each asked for the work that it does. */
export const FINDERS = {
  "": () => detectPersonalData,
  "redact-pii": () => {
    const redactor = new SyncRedactor();
    return (text: string) => redactor.redact(text);
  },
  "@redactpii/node": () => {
    const redactor = new Redactor();
    return (text: string) => redactor.redact(text);
  },
  compromise: () => (text: string) => nlp(text).people().json({ offset: true }),
} satisfies Record<string, () => Finder>;

export type FinderName = keyof typeof FINDERS;
