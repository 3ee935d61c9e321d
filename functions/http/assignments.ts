import { BASE_ASSIGNMENT } from "#shared/reports/assign-arm.ts";
import { type Endpoint, jsonAnswer } from "./route.ts";

/** Which arm a unit, such as a user, is given. Declared apart from its documentation, so that it loads without zod. */
export const ASSIGNMENT_ENDPOINT: Endpoint<"/v1/assignments/{unitId}"> = {
  method: "GET",
  path: "/v1/assignments/{unitId}",
  scope: "reports",
  handle: ({ params }) => {
    const { arm, approach, reason } = BASE_ASSIGNMENT;
    return jsonAnswer(200, { unitId: params.unitId, arm, approach, reason });
  },
};
