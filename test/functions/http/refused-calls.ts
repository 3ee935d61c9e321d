import { MAX_BODY_BYTES } from "./fake-services.ts";
import type { RequestFields } from "./http-harness.ts";

const json = { "content-type": "application/json" };
const series = (points: unknown) => ({
  query: "risk?",
  data: { series: [{ name: "A", kind: "price", points }] },
});
const point = { date: "2020-01-01", value: 1 };

interface Refusal {
  readonly situation: string;
  readonly call: readonly [method: string, path: string];
  readonly fields: RequestFields;
  readonly status: number;
  readonly code: string;
  readonly field?: string;
}

const REPORTS = ["POST", "/v1/reports"] as const;
/** Calls that are refused, and what the problem document says of each. */
export const refusals: readonly Refusal[] = [
  {
    situation: "an unknown field",
    call: REPORTS,
    fields: { json: { query: "risk?", colour: 1 } },
    status: 400,
    code: "invalid-request",
    field: "colour",
  },
  {
    situation: "an unknown field below",
    call: REPORTS,
    fields: { json: series([{ ...point, x: 1 }, point]) },
    status: 400,
    code: "invalid-request",
    field: "data.series.0.points.0.x",
  },
  {
    situation: "a benchmark that is no series",
    call: REPORTS,
    fields: {
      json: {
        query: "risk?",
        data: { ...series([point, { date: "2020-02-01", value: 2 }]).data, benchmark: "Index" },
      },
    },
    status: 400,
    code: "invalid-request",
    field: "data.benchmark",
  },
  {
    situation: "two series of one name",
    call: REPORTS,
    fields: {
      json: {
        query: "risk?",
        data: {
          series: ["A", "a"].map((name) => ({
            name,
            kind: "price",
            points: [point, { date: "2020-02-01", value: 2 }],
          })),
        },
      },
    },
    status: 400,
    code: "invalid-request",
    field: "data.series.1.name",
  },
  {
    situation: "a series name that looks like a slot",
    call: REPORTS,
    fields: {
      json: {
        query: "risk?",
        data: {
          series: [
            { name: "A {{c1.value}}", kind: "price", points: [point, { date: "2020-02-01", value: 2 }] },
          ],
        },
      },
    },
    status: 400,
    code: "invalid-request",
    field: "data.series.0.name",
  },
  {
    situation: "an empty query",
    call: REPORTS,
    fields: { json: { query: "  " } },
    status: 400,
    code: "invalid-request",
    field: "query",
  },
  {
    situation: "no query",
    call: REPORTS,
    fields: { json: {} },
    status: 400,
    code: "invalid-request",
    field: "query",
  },
  {
    situation: "a long query",
    call: REPORTS,
    fields: { json: { query: "x".repeat(4_001) } },
    status: 400,
    code: "invalid-request",
    field: "query",
  },
  {
    situation: "a wrong type",
    call: REPORTS,
    fields: { json: series(7) },
    status: 400,
    code: "invalid-request",
    field: "data.series.0.points",
  },
  {
    situation: "data and portfolio",
    call: REPORTS,
    fields: { json: { ...series([point, point]), portfolioId: "p" } },
    status: 400,
    code: "invalid-request",
    field: "portfolioId",
  },
  {
    situation: "a list for a body",
    call: REPORTS,
    fields: { json: [] },
    status: 400,
    code: "invalid-request",
    field: "body",
  },
  {
    situation: "malformed JSON",
    call: REPORTS,
    fields: { body: '{"query":', headers: json },
    status: 400,
    code: "invalid-request",
    field: "body",
  },
  {
    situation: "bytes that are no UTF-8",
    call: REPORTS,
    fields: { body: new Uint8Array([0xff, 0xfe]), headers: json },
    status: 400,
    code: "invalid-request",
    field: "body",
  },
  {
    situation: "another content type",
    call: REPORTS,
    fields: { body: "a", headers: { "content-type": "text/plain" } },
    status: 415,
    code: "unsupported-media-type",
    field: "content-type",
  },
  {
    situation: "a compressed body",
    call: REPORTS,
    fields: { body: "a", headers: { ...json, "content-encoding": "gzip" } },
    status: 415,
    code: "unsupported-media-type",
    field: "content-encoding",
  },
  {
    situation: "a body past the limit",
    call: REPORTS,
    fields: { body: "x".repeat(MAX_BODY_BYTES + 1), headers: json },
    status: 413,
    code: "payload-too-large",
    field: "body",
  },
  {
    situation: "a 10 MB body",
    call: REPORTS,
    fields: { body: "x".repeat(10_000_000), headers: json },
    status: 413,
    code: "payload-too-large",
    field: "body",
  },
  {
    situation: "an unknown query parameter",
    call: ["GET", "/v1/knowledge/search?q=a&page=2"],
    fields: {},
    status: 400,
    code: "invalid-request",
    field: "page",
  },
  {
    situation: "a limit that is no number",
    call: ["GET", "/v1/knowledge/search?q=a&limit=many"],
    fields: {},
    status: 400,
    code: "invalid-request",
    field: "limit",
  },
  {
    situation: "text without a title",
    call: ["POST", "/v1/knowledge?source=s"],
    fields: { body: "# A", headers: { "content-type": "text/markdown" } },
    status: 400,
    code: "invalid-request",
    field: "title",
  },
  {
    situation: "an id of another form",
    call: ["GET", "/v1/reports/a%20b"],
    fields: {},
    status: 400,
    code: "invalid-request",
    field: "id",
  },
  {
    situation: "an id that is no encoding",
    call: ["GET", "/v1/reports/%E0%A4%A"],
    fields: {},
    status: 400,
    code: "invalid-request",
    field: "id",
  },
  {
    situation: "an unknown report",
    call: ["GET", "/v1/reports/none"],
    fields: {},
    status: 404,
    code: "not-found",
  },
  {
    situation: "an unknown portfolio",
    call: ["GET", "/v1/portfolios/none"],
    fields: {},
    status: 404,
    code: "not-found",
  },
  { situation: "an unknown path", call: ["GET", "/v2/reports"], fields: {}, status: 404, code: "not-found" },
  {
    situation: "a path that names a host",
    call: ["GET", "//evil/v1/reports"],
    fields: {},
    status: 404,
    code: "not-found",
  },
  {
    situation: "an unknown method",
    call: ["DELETE", "/v1/reports"],
    fields: {},
    status: 405,
    code: "method-not-allowed",
  },
];
