import { FinRiskError } from "#shared/errors.ts";
import { ReportSchema, RiskQuestionSchema } from "#shared/reports/report.ts";
import { QUESTION_EXAMPLE, REPORT_EXAMPLE } from "./examples.ts";
import { jsonFormat } from "./parse-body.ts";
import { defineRoute, jsonAnswer } from "./route.ts";
import type { RequestHeaders } from "./services.ts";

const REPORT_RESPONSE = {
  description: "The report. Every figure of its text comes from `calculations` or a citation.",
  schema: ReportSchema,
  example: REPORT_EXAMPLE,
};

/** `Cache-Control: no-cache` (RFC 9111, section 5.2.1.4) asks for an answer that is made anew, as `cache: false` does. */
const wantsNewAnswer = (headers: RequestHeaders): boolean =>
  /\bno-(?:cache|store)\b/i.test(String(headers["cache-control"] ?? ""));

export const REPORT_ROUTES = [
  defineRoute({
    operationId: "generateReport",
    tag: "Reports",
    method: "POST",
    path: "/v1/reports",
    scope: "reports",
    summary: "Answer a financial-risk question",
    description:
      "Send the series with the question, or name a stored portfolio. A question that cannot be answered from data, knowledge and catalogue is answered with `metadata.refusal` and no invented figure. The same question on the same data and knowledge is given the same answer for a minute, unless set otherwise, with an id of its own and `metadata.cached`; `cache: false` or `Cache-Control: no-cache` asks for a new one.",
    body: [jsonFormat(RiskQuestionSchema, QUESTION_EXAMPLE)],
    responses: { 200: REPORT_RESPONSE },
    handle: async ({ body, caller, headers }, services) => {
      const question = wantsNewAnswer(headers) ? { ...body, cache: false } : body;
      return jsonAnswer(200, await services.reports.generateReport(question, caller));
    },
  }),
  defineRoute({
    operationId: "getReport",
    tag: "Reports",
    method: "GET",
    path: "/v1/reports/{id}",
    scope: "reports",
    summary: "Read a report again",
    description: "Reports are kept for the retention time of interactions, seven days unless set otherwise.",
    responses: { 200: REPORT_RESPONSE },
    handle: async ({ params, caller }, services) => {
      const report = await services.reports.getReport(caller.tenantId, params.id);
      if (report !== undefined) return jsonAnswer(200, report);
      throw new FinRiskError({
        code: "not-found",
        message: `There is no report ${params.id}; it may have expired.`,
      });
    },
  }),
];
